import http from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import { serve } from 'inngest/node';
import { db, transaction } from '@/db';
import { inngest, on } from '@/inngest/client';
import { startRelay } from '@/inngest/relay';
import { record } from '@/lib/events/tx';
import { system } from '@/lib/staff/permissions';

/** An app as small as can be, to be killed: POST /place records an order, a function writes its two letters. */
const writeLetters = inngest.createFunction(
  { id: 'write-letters', triggers: [on('order.placed')] },
  async ({ event, step }) => {
    const { eventId } = event.data;
    for (const kind of ['thanks', 'receipt'])
      await step.run(kind, async () => {
        await db.execute(sql`insert into kill_calls (event_id, kind) values (${eventId}, ${kind})`);
        await pause(Math.random() * 40);
        await db.execute(sql`
          insert into kill_letters (event_id, kind) values (${eventId}, ${kind}) on conflict do nothing`);
      });
  },
);

const place = (orderId: number) =>
  transaction(async (tx) => {
    const data = { units: 1, totalAmount: 1500, currency: 'EUR' };
    await record(tx, system('kill-test'), new Date(), { type: 'order.placed', orderId, data });
    if (orderId % 10 === 0) throw new Error('rolled back on purpose');
  });

const functions = serve({ client: inngest, functions: [writeLetters] });
startRelay();
http
  .createServer((request, response) => {
    const orderId = /^\/place\/(\d+)$/.exec(request.url ?? '')?.[1];
    if (!orderId) return functions(request, response);
    place(Number(orderId)).then(
      () => response.writeHead(201).end(),
      () => response.writeHead(409).end(),
    );
  })
  .listen(Number(process.env.PORT), '127.0.0.1');
