import { expect } from '@playwright/test';
import { and, asc, eq, sql } from 'drizzle-orm';
import { db } from '@/db';
import { messages } from '@/db/schema';

/** What happens by itself after somebody did something: outbox, relay, Inngest server, functions, letters. */
const patience = { timeout: 60_000, intervals: [250] };

export const kindsOf = async (orderId: number) =>
  (
    await db
      .select({ kind: messages.kind })
      .from(messages)
      .where(eq(messages.orderId, orderId))
      .orderBy(asc(messages.id))
  ).map(({ kind }) => kind);

/** Waits until the letter is written, and answers it. */
export async function letterOf(orderId: number, kind: string) {
  await expect.poll(() => kindsOf(orderId), patience).toContain(kind);
  const [letter] = await db
    .select()
    .from(messages)
    .where(and(eq(messages.orderId, orderId), eq(messages.kind, kind)));
  if (!letter) throw new Error(`The letter ${kind} is gone.`);
  return letter;
}

/** Lets the days go by that the order's feedback function sleeps. */
export async function passTheDays(orderId: number) {
  const wake = async () =>
    (
      await db.execute(sql`
        update inngest_local.step s set wake_at = now() from inngest_local.run r
        where r.id = s.run_id and s.op = 'Sleep' and s.result is null and s.wake_at > now() + interval '2 days'
          and (r.event -> 'data' ->> 'orderId')::bigint = ${orderId} returning s.id`)
    ).length;
  await expect.poll(wake, patience).toBe(1);
}
