import { sql } from 'drizzle-orm';
import { db, pgArray } from '@/db';
import { PAGE_SIZE, type Page, toPage } from '@/lib/page';
import { type Actor, can, permit } from '@/lib/staff/permissions';
import { DraftContent } from './draft-inputs';
import { type CatalogPrice, pricedOrder, totalOf } from './draft-price-rules';
import { readDraft } from './draft-rules';
import { maskName } from './rules';

export type Draft = {
  id: number;
  version: number;
  content: DraftContent;
  currency: string;
  /** Who wrote it last. */
  writer: string | null;
  createdAt: Date;
  updatedAt: Date;
  discardedAt: Date | null;
  orderId: number | null;
};

/** One draft; null when there is none. */
export async function getDraft(actor: Actor, draftId: number): Promise<Draft | null> {
  permit(actor, 'order.place');
  const [row] = await db.execute<
    Omit<Draft, 'content' | 'createdAt' | 'updatedAt' | 'discardedAt'> & {
      data: unknown;
      created: string;
      updated: string;
      discarded: string | null;
    }
  >(sql`
    select d.id, d.version, d.data, c.currency, s.name writer, to_jsonb(d.created_at) created, to_jsonb(d.updated_at) updated,
      to_jsonb(d.discarded_at) discarded, d.order_id "orderId"
    from drafts d join channels c on c.id = d.channel_id left join staff s on s.id = d.staff_id where d.id = ${draftId}`);
  if (!row) return null;
  const { data, created, updated, discarded, ...draft } = row;
  return {
    ...draft,
    content: DraftContent.parse(data),
    createdAt: new Date(created),
    updatedAt: new Date(updated),
    discardedAt: discarded ? new Date(discarded) : null,
  };
}

export type DraftRow = {
  id: number;
  customer: string | null;
  channel: string;
  currency: string;
  writer: string | null;
  units: number;
  /** Of what can be counted, as the catalog stands now. */
  totalAmount: number;
  createdAt: Date;
  updatedAt: Date;
};
type Stored = Pick<DraftRow, 'id' | 'channel' | 'currency' | 'writer'> & {
  data: unknown;
  created: string;
  updated: string;
};

/** Drafts that are neither placed nor discarded, the last written first, by cursor `moment~id`. */
export async function listDrafts(
  actor: Actor,
  { after }: { after?: [string, number] | undefined },
  at: Date,
): Promise<Page<DraftRow>> {
  permit(actor, 'order.place');
  const personal = can(actor, 'order.contact');
  const beyond = after
    ? sql`and (d.updated_at, d.id) < (${after[0]}::timestamptz, ${after[1]}::bigint)`
    : sql``;
  const rows = await db.execute<Stored>(sql`
    with page as materialized (
      select * from drafts d where d.order_id is null and d.discarded_at is null ${beyond}
      order by d.updated_at desc, d.id desc limit ${PAGE_SIZE + 1})
    select p.id, p.data, c.name channel, c.currency, s.name writer, to_jsonb(p.created_at) created, to_jsonb(p.updated_at) updated
    from page p join channels c on c.id = p.channel_id left join staff s on s.id = p.staff_id
    order by p.updated_at desc, p.id desc`);
  const written = rows.map((row) => ({ ...row, content: DraftContent.parse(row.data) }));
  const catalog = await catalogOf(written.flatMap(({ content }) => content.lines.map(({ sku }) => sku)));
  return toPage(
    written.map(({ id, channel, currency, writer, content, created, updated }) => {
      const { order } = readDraft(content, currency, at);
      const { name, email, phone } = content.customer;
      const priced = pricedOrder(order, catalog);
      return {
        id,
        channel,
        currency,
        writer,
        customer: personal ? name || email || phone || null : maskName(name || null),
        units: order.lines.reduce((sum, { quantity }) => sum + quantity, 0),
        totalAmount: totalOf(priced, catalog),
        createdAt: new Date(created),
        updatedAt: new Date(updated),
      };
    }),
    ({ updatedAt, id }) => `${updatedAt.toISOString()}~${id}`,
  );
}

async function catalogOf(skus: string[]): Promise<CatalogPrice[]> {
  if (skus.length === 0) return [];
  return db.execute<CatalogPrice>(sql`
    select sku, price_amount "priceAmount" from variants where sku = any(${pgArray([...new Set(skus)])}::text[])`);
}

/** How many are open, for the tab; up to 100. */
export async function countDrafts(actor: Actor): Promise<number> {
  permit(actor, 'order.place');
  const [row] = await db.execute<{ n: number }>(sql`
    select count(*)::int n from (select 1 from drafts where order_id is null and discarded_at is null limit 100) x`);
  return row?.n ?? 0;
}
