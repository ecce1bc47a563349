import { createApiKey } from '@/lib/channels/create-api-key';
import { addDays } from '@/lib/time';
import { aPickedOrder, aReturn } from '@/tests/journeys';
import { anAcceptedOrder } from '@/tests/suppliers';
import { aChannel, anOrder, owner } from '@/tests/world';
import { builtActions, callAction, fromOurPage } from './http/actions';
import { type Answer, askData, type Question } from './http/ask';
import { changed, stateNow } from './http/database';
import { aSupplierOf, signedIn, someone, visiting } from './http/people';
import { inProduction, type Production } from './http/production';
import type { Prove } from './promise';

export const prove: Prove = ({ say }) =>
  inProduction(async (shop) => {
    const wrong: string[] = [];
    let asked = 0;
    /** What is somebody else's looks like what does not exist, to the word. */
    const alike = async (
      what: string,
      theirs: string,
      none: string,
      address: (id: string) => string,
      question: Question,
    ) => {
      asked += 1;
      const [foreign, missing] = [
        await shop.ask(address(theirs), question),
        await shop.ask(address(none), question),
      ];
      if (foreign.status !== 404) wrong.push(`${what}: ${foreign.status} instead of 404`);
      const apart = difference(same(foreign, theirs), same(missing, none));
      if (apart) wrong.push(`${what} differs: ${apart}`);
    };
    await keysOfTwoChannels(alike);
    await customersOfTwoOrders(shop, alike, wrong);
    await staffOfTwoPlaces(shop, alike, wrong);
    await twoSuppliers(shop, alike, wrong);
    for (const line of wrong) say(line);
    return [
      {
        id: 'T22',
        promise: 'nobody reads or moves what is somebody else’s',
        load: `each id of A asked with B and a missing id beside it: 2 channels, 2 customers, 2 locations, 2 suppliers; ${asked} pages and routes, their actions`,
        result: `${wrong.length} differ from a missing one`,
        limit: '0',
        ok: wrong.length === 0 && asked >= 8,
      },
    ];
  });

type Alike = (
  what: string,
  theirs: string,
  none: string,
  address: (id: string) => string,
  question: Question,
) => Promise<void>;

/** Status, kind, and every word of an answer but the id that was asked for: order and numbers of parts differ each time. */
function same({ status, body, headers }: Answer, id: string) {
  const text = body.replaceAll(id, ' ').replaceAll(encodeURIComponent(id), ' ');
  const words = text.replace(/[\w-]{20,}/g, ' ').match(/\p{L}[\p{L}'’.@-]{2,}/gu) ?? [];
  return JSON.stringify([status, headers['content-type'], [...new Set(words)].sort()]);
}

/** Where two texts part. */
function difference(one: string, other: string) {
  if (one === other) return null;
  let at = 0;
  while (one[at] === other[at]) at += 1;
  const near = (text: string) => text.slice(Math.max(0, at - 60), at + 60);
  return `${near(one)} <> ${near(other)}`;
}

async function keysOfTwoChannels(alike: Alike) {
  const [mine, theirs] = [await aChannel(), await aChannel()];
  const lines = [{ name: 'A thing', quantity: 1, unitAmount: 100 }];
  const order = await anOrder({ channel: theirs, lines });
  const { key } = await createApiKey(
    owner,
    { name: 'proof', channel: mine.code, scopes: ['orders:read', 'orders:read_pii', 'orders:write'] },
    new Date(),
  );
  const question = { headers: { authorization: `Bearer ${key}` } };
  const address = (id: string) => `/api/v1/orders/${encodeURIComponent(id)}`;
  await alike('an order of another channel', order.number, 'T999999', address, question);
  await alike('its public reference', order.publicRef, 'ZZZZZZZZZZ', address, question);
  await alike('its id', String(order.orderId), '999999', address, question);
}

async function customersOfTwoOrders(shop: Production, alike: Alike, wrong: string[]) {
  const [mine, theirs] = [await aReturn(), await aReturn()];
  const cookies = await visiting(mine.orderId, { proven: true });
  await alike('a return of another customer', theirs.rma, 'RMA-ZZZZZZ', (id) => `/return/${id}`, { cookies });
  const before = await stateNow();
  const action = builtActions().find(
    ({ file, name }) => name === 'cancelReturnAction' && file.includes('(portal)'),
  );
  const sent = { form: { returnNo: '2', orderId: String(theirs.orderId) } };
  await callAction(shop.ask, action?.id ?? '', `/return/${theirs.rma}`, sent, {
    cookies,
    headers: fromOurPage(shop.url),
  });
  for (const table of changed(before, await stateNow()))
    wrong.push(`a customer changed another one's ${table}`);
}

/** Somebody of one warehouse asks for what lies in another. */
async function staffOfTwoPlaces(shop: Production, alike: Alike, wrong: string[]) {
  const [mine, theirs] = [await aPickedOrder(), await aPickedOrder()];
  const person = await someone('merchant', {
    locationIds: [mine.location.id],
    createdAt: addDays(new Date(), -1),
  });
  const { cookies } = await signedIn(person.id);
  const bench = (id: string) => `/office/fulfill/${id}`;
  const none = `${theirs.orderId + 5000}-1`;
  await alike('a shipment of another warehouse', `${theirs.orderId}-1`, none, bench, { cookies });
  const [data, noData] = [
    await askData(shop.ask, bench(`${theirs.orderId}-1`), { cookies }),
    await askData(shop.ask, bench(none), { cookies }),
  ];
  const apart = difference(same(data, `${theirs.orderId}-1`), same(noData, none));
  if (apart) wrong.push(`its data for the page differs: ${apart}`);
  const owners = await signedIn(owner.id);
  for (const place of ['orders', 'customers', 'messages', 'returns'])
    await alike(
      `${place}: an id that nothing has`,
      '987654',
      '876543',
      (id) => `/office/${place}/${id}`,
      owners,
    );

  const headers = fromOurPage(shop.url);
  for (const name of ['packParcelAction', 'shortPickAction', 'previewShortPickAction']) {
    const before = await stateNow();
    const action = builtActions().find((one) => one.name === name);
    const json = {
      orderId: theirs.orderId,
      shipmentNo: 1,
      ...(name !== 'packParcelAction' && { lineNo: 1, quantity: 1, reason: 'none' }),
    };
    const { body } = await callAction(
      shop.ask,
      action?.id ?? '',
      '/office/fulfill',
      { json },
      { cookies, headers },
    );
    if (!/"code":"(not_found|conflict)"/.test(body))
      wrong.push(`${name} of another warehouse: ${body.slice(0, 200)}`);
    for (const table of changed(before, await stateNow()))
      wrong.push(`${name} of another warehouse changed ${table}`);
  }
}

/** A supplier asks for what another one is to send, and what it was itself to send once. */
async function twoSuppliers(shop: Production, alike: Alike, wrong: string[]) {
  const [mine, theirs] = [await anAcceptedOrder(), await anAcceptedOrder()];
  const cookies = await aSupplierOf(mine.location.id);
  const none = `${theirs.orderId + 5000}-1`;
  for (const page of ['', '/slip'])
    await alike(
      `a shipment of another supplier${page}`,
      `${theirs.orderId}-1`,
      none,
      (id) => `/supplier/${id}${page}`,
      { cookies },
    );
  const headers = fromOurPage(shop.url);
  for (const name of ['acceptShipmentAction', 'declineShipmentAction', 'sendShipmentAction']) {
    const before = await stateNow();
    const action = builtActions().find((one) => one.name === name);
    const form = {
      orderId: String(theirs.orderId),
      shipmentNo: '1',
      left: '2',
      reason: 'date',
      carrier: 'DHL',
    };
    const { body } = await callAction(
      shop.ask,
      action?.id ?? '',
      `/supplier/${theirs.orderId}-1`,
      { form },
      { cookies, headers },
    );
    if (!body.includes('not yours to send')) wrong.push(`${name} of another supplier: ${body.slice(0, 200)}`);
    for (const table of changed(before, await stateNow()))
      wrong.push(`${name} of another supplier changed ${table}`);
  }
}
