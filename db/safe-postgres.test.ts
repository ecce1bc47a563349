import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import type postgres from 'postgres';
import { safePostgres } from './safe-postgres';

type Tx = Pick<postgres.Sql, 'unsafe'>;
const client = safePostgres(process.env.DATABASE_URL ?? '', { max: 2, onnotice() {} });
const table = `guard_${process.pid}`;
await client.unsafe(`create table ${table} (n int)`);
after(async () => {
  await client.unsafe(`drop table ${table}`);
  await client.end();
});

const rows = async () => (await client.unsafe(`select n from ${table} order by n`)).map(({ n }) => n);
const insert = (tx: Tx, n: number) => tx.unsafe(`insert into ${table} values ($1)`, [n]);

test('a transaction that never began leaves nothing, also of what left together with its begin', async () => {
  const together = (tx: Tx) =>
    Promise.all([tx.unsafe('select 1'), insert(tx, 1), tx.unsafe('select 2'), insert(tx, 2)]);
  await assert.rejects(client.begin('isolation level of nonsense', together), { code: '42601' });
  assert.deepEqual(await rows(), []);
});

test('statements of one flight run in their sequence, whatever they do', async () => {
  const seen = await client.begin(async (tx) => {
    const [, , [counted]] = await Promise.all([
      tx.unsafe('select 1'),
      insert(tx as unknown as Tx, 3),
      tx.unsafe(`select count(*)::int n from ${table}`),
    ]);
    return counted?.n;
  });
  assert.equal(seen, 1);
  assert.deepEqual(await rows(), [3]);
});

test('one failed statement of a flight takes all of it back', async () => {
  await assert.rejects(
    client.begin((tx) => Promise.all([insert(tx as unknown as Tx, 4), tx.unsafe('select 1 / 0')])),
    { code: '22012' },
  );
  assert.deepEqual(await rows(), [3]);
});
