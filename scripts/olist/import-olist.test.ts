import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { sql } from 'drizzle-orm';
import { closeDb, db } from '@/db';
import { runDoctor } from '@/lib/reports/run-doctor';
import { system } from '@/lib/staff/permissions';
import { ownWaybill } from '@/tests/own-database';
import { importOlist } from './import-olist';

/** A few rows in the files' own format, with the contradictions the real ones have. */
const orders: [
  id: string,
  status: string,
  bought: string,
  approved: string,
  handed: string,
  delivered: string,
][] = [
  [
    'o-fine',
    'delivered',
    '2017-07-09 21:57:05',
    '2017-07-09 22:10:13',
    '2017-07-11 14:58:04',
    '2017-08-03 10:57:55',
  ],
  ['o-two-sellers', 'shipped', '2017-07-10 10:00:00', '2017-07-10 10:05:00', '2017-07-12 09:00:00', ''],
  ['o-empty', 'unavailable', '2017-07-11 10:00:00', '2017-07-11 10:05:00', '', ''],
  ['o-too-early', 'shipped', '2017-07-12 10:00:00', '2017-07-12 10:05:00', '2017-07-11 10:00:00', ''],
  [
    'o-backwards',
    'delivered',
    '2017-07-12 11:00:00',
    '2017-07-12 11:05:00',
    '2017-07-14 10:00:00',
    '2017-07-13 10:00:00',
  ],
  ['o-canceled', 'canceled', '2017-07-13 10:00:00', '2017-07-13 10:05:00', '', ''],
  ['o-canceled-late', 'canceled', '2017-07-14 10:00:00', '2017-07-14 10:05:00', '2017-07-15 10:00:00', ''],
  ['o-processing', 'processing', '2017-07-15 10:00:00', '2017-07-15 10:05:00', '', ''],
  ['o-invoiced', 'invoiced', '2017-07-16 10:00:00', '2017-07-16 10:05:00', '', ''],
  ['o-undated', 'delivered', '2017-07-17 10:00:00', '2017-07-17 10:05:00', '2017-07-18 10:00:00', ''],
];
const items = [
  ['o-fine', 1, 'p1', 's1', '99.9', '27.65'],
  ['o-fine', 2, 'p1', 's1', '99.9', '27.65'],
  ['o-two-sellers', 1, 'p1', 's1', '99.9', '10.00'],
  ['o-two-sellers', 2, 'p2', 's2', '45.00', '8.77'],
  ...[
    'o-too-early',
    'o-backwards',
    'o-canceled',
    'o-canceled-late',
    'o-processing',
    'o-invoiced',
    'o-undated',
  ].map((id) => [id, 1, 'p2', 's2', '45.00', '8.77']),
];
const payments = [
  ['o-fine', 1, 'credit_card', 2, '200.00'],
  ['o-fine', 2, 'voucher', 1, '55.10'],
  ['o-two-sellers', 1, 'boleto', 1, '170.00'],
  ['o-empty', 1, 'credit_card', 1, '12.00'],
  ['o-canceled', 1, 'credit_card', 1, '53.77'],
  ['o-canceled', 2, 'not_defined', 1, '0.00'],
];
const reviews = [
  ['r1', 'o-fine', 5, '', 'Ótimo,\n"muito" bom', '2017-08-04 00:00:00', '2017-08-05 10:00:00'],
  ['r2', 'o-fine', 3, 'Ok', '', '2017-08-06 00:00:00', '2017-08-06 10:00:00'],
  ['r1', 'o-empty', 1, '', '', '2017-08-04 00:00:00', '2017-08-05 10:00:00'],
];
const csv = (head: string, rows: readonly (readonly (string | number)[])[]) =>
  `${[head, ...rows.map((row) => row.map((cell) => `"${String(cell).replaceAll('"', '""')}"`).join(','))].join('\n')}\n`;

let folder = '';
const shop = await ownWaybill();

before(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'olist-'));
  const file = (name: string, head: string, rows: Parameters<typeof csv>[1]) =>
    writeFile(path.join(folder, name), csv(head, rows));
  await file(
    'olist_orders_dataset.csv',
    'order_id,customer_id,order_status,order_purchase_timestamp,order_approved_at,order_delivered_carrier_date,order_delivered_customer_date,order_estimated_delivery_date',
    orders.map(([id, status, ...moments]) => [id, `c-${id}`, status, ...moments, '2017-08-01 00:00:00']),
  );
  await file(
    'olist_order_items_dataset.csv',
    'order_id,order_item_id,product_id,seller_id,price,freight_value',
    items,
  );
  await file(
    'olist_order_payments_dataset.csv',
    'order_id,payment_sequential,payment_type,payment_installments,payment_value',
    payments,
  );
  await file(
    'olist_order_reviews_dataset.csv',
    'review_id,order_id,review_score,review_comment_title,review_comment_message,review_creation_date,review_answer_timestamp',
    reviews,
  );
  await file(
    'olist_customers_dataset.csv',
    'customer_id,customer_unique_id,customer_zip_code_prefix,customer_city,customer_state',
    orders.map(([id]) => [`c-${id}`, id === 'o-fine' ? 'u1' : 'u2', '35182', 'timoteo', 'MG']),
  );
  await file('olist_products_dataset.csv', 'product_id,product_category_name,product_weight_g', [
    ['p1', 'bebes', 7150],
    ['p2', '', ''],
  ]);
  await file('olist_sellers_dataset.csv', 'seller_id,seller_zip_code_prefix,seller_city,seller_state', [
    ['s1', '70740', 'brasilia', 'DF'],
    ['s2', '04726', 'sao paulo', 'SP'],
  ]);
  await file(
    'olist_geolocation_dataset.csv',
    'geolocation_zip_code_prefix,geolocation_lat,geolocation_lng,geolocation_city,geolocation_state',
    [
      ['70740', -15.7, -47.9, 'brasilia', 'DF'],
      ['70740', -15.9, -47.7, 'brasilia', 'DF'],
    ],
  );
  await file('product_category_name_translation.csv', 'product_category_name,product_category_name_english', [
    ['bebes', 'baby'],
  ]);
});
after(async () => {
  await closeDb();
  await shop.drop();
  await rm(folder, { recursive: true });
});

const state = async () =>
  Object.fromEntries(
    (
      await db.execute<{ id: string; is: string }>(
        sql`select external_id id, concat_ws(' ', status, payment_status, fulfillment_status) "is" from orders`,
      )
    ).map(({ id, is }) => [id, is]),
  );
const counts = async () =>
  (
    await db.execute(sql`select (select count(*) from events) events, (select count(*) from payments) payments,
      (select count(*) from parcels) parcels, (select count(*) from feedback) feedback, (select count(*) from stock_movements) movements,
      (select count(*) from outbox) outbox, (select count(*) from customers) customers`)
  )[0];

test('the files become orders, and what the model refuses is in the error file', async () => {
  const printed: string[] = [];
  const errorFile = path.join(folder, 'errors.csv');
  assert.equal(await importOlist(folder, errorFile, (text) => printed.push(text)), true, printed.join('\n'));

  assert.deepEqual(await state(), {
    'o-fine': 'closed paid delivered',
    'o-two-sellers': 'open overpaid shipped',
    'o-too-early': 'open unpaid allocated',
    'o-backwards': 'open unpaid shipped',
    'o-canceled': 'canceled overpaid n/a',
    'o-canceled-late': 'open unpaid shipped',
    'o-processing': 'open unpaid allocated',
    'o-invoiced': 'open unpaid allocated',
    'o-undated': 'open unpaid shipped',
  });
  const facts = (await readFile(errorFile, 'utf8'))
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.split('","').slice(2, 4).join(' '));
  assert.deepEqual(facts.sort(), [
    'o-backwards delivery',
    'o-canceled payment',
    'o-canceled-late cancellation',
    'o-empty order',
    'o-empty payment',
    'o-empty review',
    'o-too-early hand_over',
    'o-undated delivery',
  ]);
  const findings = await runDoctor(system('test'), new Date());
  assert.deepEqual(
    findings.filter(({ violations }) => violations > 0),
    [],
  );
});

test('nobody is written to because of an import', async () => {
  assert.equal((await counts())?.outbox, 0);
});

test('the same files again change nothing', async () => {
  const before = [await state(), await counts()];
  assert.equal(await importOlist(folder, path.join(folder, 'again.csv'), () => undefined), true);
  assert.deepEqual([await state(), await counts()], before);
});

test('a folder without the files is named', async () => {
  await assert.rejects(
    importOlist('/nowhere', path.join(folder, 'x.csv'), () => undefined),
    /lacks olist_customers/,
  );
});
