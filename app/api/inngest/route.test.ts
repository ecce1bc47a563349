import assert from 'node:assert/strict';
import { test } from 'node:test';
import { NextRequest } from 'next/server';

process.env.INNGEST_SIGNING_KEY = 'signkey-test-00112233445566778899aabbccddeeff';
const { GET, POST, PUT } = await import('./route');
const url = 'http://127.0.0.1:3000/api/inngest';
const headers = { host: '127.0.0.1:3000', 'content-type': 'application/json' };

test('nobody without the signing key learns or changes anything', async () => {
  const run = { event: { name: 'order.placed', data: {} }, events: [], steps: {}, ctx: {}, version: 1 };
  const requests = {
    read: await GET(new NextRequest(url, { headers }), undefined),
    run: await POST(
      new NextRequest(`${url}?fnId=waybill-f&stepId=step`, {
        method: 'POST',
        headers,
        body: JSON.stringify(run),
      }),
      undefined,
    ),
    register: await PUT(new NextRequest(url, { method: 'PUT', headers }), undefined),
    list: await PUT(
      new NextRequest(url, {
        method: 'PUT',
        headers: { ...headers, 'x-inngest-sync-kind': 'in_band' },
        body: JSON.stringify({ url }),
      }),
      undefined,
    ),
  };
  for (const [what, response] of Object.entries(requests)) assert.equal(response.status, 401, what);
});
