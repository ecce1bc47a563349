import type postgres from 'postgres';
import type { Scenario } from '../scenario';

/** What the same writes cost at the least: bare tables, bare statements, the same driver and server, no rules. */
export const floor: Scenario = {
  name: 'floor',
  says: 'order, line, payment, event and conditional stock by bare SQL over the driver',
  over: 'driver',
  async measures({ sql }) {
    await sql.unsafe(tables).simple();
    const anySku = () => 1 + Math.floor(Math.random() * 20_000);
    const at = [16, 32] as const;
    return [
      {
        name: 'five statements in a transaction',
        concurrency: at[0],
        call: () => five(sql, anySku(), 'last'),
      },
      { name: 'one statement', concurrency: at[0], call: () => one(sql, anySku()) },
      { name: 'hot row, stock first', concurrency: at[1], call: () => five(sql, 1, 'first') },
      { name: 'hot row, stock last', concurrency: at[1], call: () => five(sql, 1, 'last') },
      { name: 'hot row, one statement', concurrency: at[1], call: () => one(sql, 1) },
    ];
  },
};

const tables = `
  drop schema if exists bench_floor cascade; create schema bench_floor;
  create table bench_floor.stock (id int primary key, on_hand int not null, reserved int not null, check (reserved between 0 and on_hand)) with (fillfactor = 50);
  insert into bench_floor.stock select i, 100000000, 0 from generate_series(1, 20000) i;
  create table bench_floor.orders (id bigint generated always as identity primary key, external_id text unique, customer_id bigint, total bigint, placed_at timestamptz not null);
  create index on bench_floor.orders (placed_at, id);
  create table bench_floor.lines (order_id bigint, no int, sku int, quantity int, amount bigint, primary key (order_id, no));
  create table bench_floor.payments (id bigint generated always as identity primary key, order_id bigint, amount bigint, ref text unique);
  create table bench_floor.events (id bigint generated always as identity primary key, order_id bigint, type text, at timestamptz, data jsonb);`;

let made = 0;
const newRef = () => `${process.pid}-${Date.now()}-${++made}`;

function five(sql: postgres.Sql, sku: number, stock: 'first' | 'last') {
  const at = new Date();
  return sql.begin(async (tx) => {
    const take = () =>
      tx`update bench_floor.stock set reserved = reserved + 1 where id = ${sku} and on_hand - reserved >= 1`;
    if (stock === 'first') await take();
    const [order] = await tx<{ id: string }[]>`
      insert into bench_floor.orders (external_id, customer_id, total, placed_at) values (${newRef()}, 1, 2490, ${at}) returning id`;
    const id = order?.id ?? '0';
    await Promise.all([
      tx`insert into bench_floor.lines values (${id}, 1, ${sku}, 1, 2000)`,
      tx`insert into bench_floor.payments (order_id, amount, ref) values (${id}, 2490, ${newRef()})`,
      tx`insert into bench_floor.events (order_id, type, at, data) values (${id}, 'placed', ${at}, '{"units": 1}')`,
      ...(stock === 'last' ? [take()] : []),
    ]);
  });
}

const one = (sql: postgres.Sql, sku: number) => sql`
  with o as (insert into bench_floor.orders (external_id, customer_id, total, placed_at) values (${newRef()}, 1, 2490, ${new Date()}) returning id, placed_at),
  l as (insert into bench_floor.lines select id, 1, ${sku}::int, 1, 2000 from o),
  p as (insert into bench_floor.payments (order_id, amount, ref) select id, 2490, ${newRef()} from o),
  e as (insert into bench_floor.events (order_id, type, at, data) select id, 'placed', placed_at, '{"units": 1}' from o)
  update bench_floor.stock set reserved = reserved + 1 where id = ${sku} and on_hand - reserved >= 1`;
