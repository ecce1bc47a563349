import { sql } from 'drizzle-orm';
import { db, pgArray } from '@/db';
import { type Actor, permit } from '@/lib/staff/permissions';
import { workFor } from './rules';

const SHOWN = 25;

export type OpenWork = {
  id: number;
  type: string;
  subject: string;
  orderId: number | null;
  orderNumber: string | null;
  /** The shelf it is about. */
  sku: string | null;
  location: string | null;
  openedAt: Date;
};

/** The most urgent open work for this person: due first, then oldest. */
export async function listOpenWork(actor: Actor): Promise<OpenWork[]> {
  permit(actor, 'order.read');
  const rows = await db.execute<Omit<OpenWork, 'openedAt'> & { opened_at: string }>(sql`
    select w.id, w.type, w.subject, w.order_id "orderId", o.number "orderNumber", w.data->>'sku' sku, w.data->>'location' location,
      to_jsonb(w.opened_at) opened_at
    from work_items w left join orders o on o.id = w.order_id
    where w.closed_at is null and w.type = any(${pgArray(workFor(actor))}::text[]) order by w.due_at, w.id limit ${SHOWN}`);
  return rows.map(({ opened_at, ...row }) => ({ ...row, openedAt: new Date(opened_at) }));
}
