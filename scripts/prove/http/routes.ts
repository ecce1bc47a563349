import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Role } from '@/db/statuses';
import type { Scope } from '@/lib/staff/permissions';
import { root } from '../../launch/folder';
import { routeOf } from './actions';

const paths = () =>
  Object.keys(
    JSON.parse(readFileSync(path.join(root, '.next/server/app-paths-manifest.json'), 'utf8')) as object,
  );

/** Every route handler of the build, from its own list. */
export const builtRoutes = () =>
  paths()
    .filter((name) => name.endsWith('/route'))
    .map(routeOf);

/** Every page of the build that has an address. */
export const builtPages = () =>
  paths()
    .filter((name) => name.endsWith('/page') && !name.startsWith('/_'))
    .map(routeOf);

/** Who may: whoever holds a key of that scope, anyone, nobody of those who ask here, or staff of these roles. */
export type Door = Scope | 'anyone' | 'signed' | { staff: readonly Role[] };
const stockFiles: Door = { staff: ['owner', 'merchant'] };

/** Per route its methods and who may. A route of the build that is not here is red. */
export const doors: Record<string, Record<string, Door>> = {
  '/livez': { GET: 'anyone' },
  '/readyz': { GET: 'anyone' },
  '/api/auth/[...nextauth]': { GET: 'anyone', POST: 'anyone' },
  '/api/inngest': { GET: 'signed', POST: 'signed', PUT: 'signed' },
  '/office/settings/routing/[setId]/changes': { GET: { staff: ['owner'] } },
  '/api/v1/orders': { GET: 'orders:read', POST: 'orders:write' },
  '/api/v1/orders/batch': { POST: 'orders:write' },
  '/api/v1/orders/[number]': { GET: 'orders:read' },
  '/api/v1/orders/[number]/risk': { POST: 'risk:write' },
  '/api/v1/holds/[key]': { GET: 'orders:write', PUT: 'orders:write', DELETE: 'orders:write' },
  '/api/v1/promises': { POST: 'promises:read' },
  '/api/v1/stock': { GET: 'stock:read' },
  '/office/inventory/export': { GET: stockFiles },
  '/office/inventory/import/upload': { POST: stockFiles },
  '/office/inventory/import/[digest]/refused': { GET: stockFiles },
};

/** What is sent besides the key, and how who may is answered, where that is not 200: calls that change nothing. */
export const calls: Record<string, { body?: string; answers: number }> = {
  'POST /api/v1/orders/[number]/risk': { body: '{}', answers: 422 },
  'GET /api/v1/holds/[key]': { answers: 404 },
  'PUT /api/v1/holds/[key]': {
    body: '{"minutes":5,"lines":[{"sku":"NO-SUCH-SKU","quantity":1}]}',
    answers: 422,
  },
  'DELETE /api/v1/holds/[key]': { answers: 204 },
  'POST /api/v1/promises': {
    body: '{"lines":[{"sku":"NO-SUCH-SKU","quantity":1}],"shipTo":{"country":"DE"}}',
    answers: 422,
  },
  'GET /api/v1/stock': { answers: 422 },
  'POST /office/inventory/import/upload': { answers: 422 },
  'GET /office/inventory/import/[digest]/refused': { answers: 404 },
};
