import { sql } from 'drizzle-orm';
import { db } from '@/db';
import type { ReturnStatus, UnitCondition } from '@/db/statuses';
import { shareOfUnits } from '@/lib/money';
import { maskEmail, maskName } from '@/lib/orders/rules';
import { type Actor, can, permit, permitOrder } from '@/lib/staff/permissions';
import { type ReturnReason, returnableOf, windowEnd } from './rules';
import { readSentLines } from './tx';

type LineData = {
  lineNo: number;
  name: string;
  sku: string | null;
  picture: string | null;
  quantity: number;
  received: number;
  reason: ReturnReason;
  note: string | null;
  outcome: string;
  inspected: { condition: UnitCondition; quantity: number }[];
  /** Units that this return has refunded already. */
  refunded: number;
  ordered: number;
  settled: number;
  totalAmount: number;
};
type Detail = {
  orderId: number;
  returnNo: number;
  rma: string;
  number: string;
  publicRef: string;
  status: ReturnStatus;
  currency: string;
  requestedAt: string;
  reviewedAt: string | null;
  receivedAt: string | null;
  inspectedAt: string | null;
  deliveredAt: string | null;
  message: string | null;
  reasonInternal: string | null;
  location: string | null;
  locationCode: string | null;
  customerId: number | null;
  customer: string | null;
  email: string | null;
  country: string | null;
  creditedAmount: number;
  lines: LineData[];
  events: {
    id: number;
    type: string;
    actor: string;
    at: string;
    visible: boolean;
    data: Record<string, unknown>;
  }[];
};

/** One return with its lines, what was found and what it is worth; null when there is none. */
export async function getReturn(actor: Actor, rma: string) {
  permit(actor, 'return.read');
  const [row] = await db.execute<Detail>(sql`
    select r.order_id "orderId", r.no "returnNo", r.rma, o.number, o.public_ref "publicRef", r.status, o.currency,
      to_jsonb(r.requested_at) "requestedAt", to_jsonb(r.reviewed_at) "reviewedAt", to_jsonb(r.received_at) "receivedAt",
      to_jsonb(r.inspected_at) "inspectedAt", to_jsonb(o.delivered_at) "deliveredAt", r.message, r.reason_internal "reasonInternal",
      l.name location, l.code "locationCode", o.customer_id "customerId", c.name customer, c.email, c.country,
      (select coalesce(sum(amount), 0)::bigint from credits where order_id = r.order_id and return_no = r.no) "creditedAmount",
      (select coalesce(jsonb_agg(jsonb_build_object('lineNo', x.line_no, 'name', ol.name, 'sku', ol.sku, 'picture', v.picture,
          'quantity', x.quantity, 'received', x.received, 'reason', x.reason, 'note', x.note, 'outcome', x.outcome,
          'inspected', coalesce(u.inspected, '[]'), 'refunded', coalesce(k.refunded, 0), 'ordered', ol.quantity,
          'settled', ol.credited, 'totalAmount', ol.total_amount) order by x.line_no), '[]')
        from return_lines x join order_lines ol on ol.order_id = x.order_id and ol.no = x.line_no left join variants v on v.id = ol.variant_id
        left join lateral (select jsonb_agg(jsonb_build_object('condition', condition, 'quantity', n) order by condition) inspected from
          (select condition, sum(quantity) n from return_units where order_id = x.order_id and return_no = x.return_no
            and line_no = x.line_no group by 1) g) u on true
        left join lateral (select sum(unit_to - unit_from) refunded from credits
          where order_id = x.order_id and return_no = x.return_no and line_no = x.line_no) k on true
        where x.order_id = r.order_id and x.return_no = r.no) lines,
      (select coalesce(jsonb_agg(jsonb_build_object('id', e.id, 'type', e.type, 'actor', e.actor, 'at', e.at, 'visible', e.visible,
          'data', e.data) order by e.id), '[]')
        from events e where e.order_id = r.order_id and e.type like 'return.%' and e.data ->> 'returnNo' = r.no::text) events
    from returns r join orders o on o.id = r.order_id left join order_contacts c on c.order_id = r.order_id
    left join locations l on l.id = r.location_id where r.rma = ${rma}`);
  if (!row) return null;
  permitOrder(actor, 'return.read', { id: row.orderId });
  const outside = actor.kind === 'customer';
  const sees = { contact: can(actor, 'order.contact'), money: outside || can(actor, 'order.money') };
  return {
    ...row,
    customer: sees.contact ? row.customer : maskName(row.customer),
    email: can(actor, 'order.email') ? row.email : maskEmail(row.email),
    reasonInternal: outside ? null : row.reasonInternal,
    events: outside ? row.events.filter(({ visible }) => visible) : row.events,
    creditedAmount: sees.money ? row.creditedAmount : null,
    lines: row.lines.map((line) => lineOf(line, sees.money)),
    /** What refunding it now would credit. */
    refundableAmount: sees.money ? row.lines.reduce((sum, line) => sum + worthOf(line), 0) : null,
    sees,
  };
}
export type ReturnDetail = NonNullable<Awaited<ReturnType<typeof getReturn>>>;

function lineOf({ ordered, settled, totalAmount, ...line }: LineData, money: boolean) {
  const sum = (rows: LineData['inspected']) => rows.reduce((total, { quantity }) => total + quantity, 0);
  const missing = missingOf(line);
  return {
    ...line,
    toInspect: line.quantity - sum(line.inspected),
    /** Arrived and not looked at yet: only these can be found in a condition. */
    here: line.received - (sum(line.inspected) - missing),
    paidAmount: money ? shareOfUnits(totalAmount, ordered, 0, line.quantity) : null,
  };
}

const missingOf = ({ inspected }: Pick<LineData, 'inspected'>) =>
  inspected.find(({ condition }) => condition === 'missing')?.quantity ?? 0;

function worthOf(line: LineData) {
  const units = Math.max(0, line.quantity - missingOf(line) - line.refunded);
  const to = Math.min(line.ordered, line.settled + units);
  return shareOfUnits(line.totalAmount, line.ordered, line.settled, to);
}

/** What can be sent back of an order, line by line, and why not. */
export async function listReturnable(actor: Actor, orderId: number, at: Date) {
  permitOrder(actor, 'return.request', { id: orderId });
  const by = actor.kind === 'customer' ? 'customer' : 'staff';
  return (await readSentLines(db, orderId)).map((line) => ({
    ...line,
    ...returnableOf(line, by, at),
    until: windowEnd(line),
  }));
}
