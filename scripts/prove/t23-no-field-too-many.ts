import { db } from '@/db';
import { feedback, messages } from '@/db/schema';
import { type Role, roles } from '@/db/statuses';
import { createApiKey } from '@/lib/channels/create-api-key';
import { issueLink } from '@/lib/customers/issue-link';
import { acceptShipment } from '@/lib/fulfillment/accept-shipment';
import { holdOrder } from '@/lib/orders/hold-order';
import { noteOrder } from '@/lib/orders/note-order';
import { system } from '@/lib/staff/permissions';
import { aHandedOverParcel, aReturn } from '@/tests/journeys';
import { aSupplier } from '@/tests/suppliers';
import { aChannel, aLocation, anOrder, aProduct, at, only, orderNow, owner, unique } from '@/tests/world';
import { addressOf } from './http/actions';
import { askData, type Question } from './http/ask';
import { aSupplierOf, people, signedIn, visiting } from './http/people';
import { inProduction } from './http/production';
import { builtPages } from './http/routes';
import type { Prove } from './promise';

/** What is planted, field by field; nothing else on any page looks like it. */
const markers = {
  name: ['Markona'],
  email: ['mark.mail'],
  phone: ['7654399'],
  street: ['Markerstieg'],
  postcode: ['20977'],
  company: ['Markwerke'],
  gift: ['giftmarker'],
  instruction: ['keymarker'],
  note: ['notemarker', 'holdmarker'],
  money: ['94.46', '47.23', ':9446', ':4723'],
  letter: ['lettermarker'],
  opinion: ['opinionmarker'],
};
type Field = keyof typeof markers;

const contact: Field[] = ['name', 'phone', 'street', 'postcode', 'company', 'gift', 'instruction'];
const everything = Object.keys(markers) as Field[];
/** Who may read what. Everything else is a field too many. */
const matrix: Record<string, Field[]> = {
  owner: everything,
  support: everything,
  merchant: [...contact, 'note'],
  marketing: ['money', 'opinion'],
  nobody: [],
  'an unproven visit': [],
  // Whoever answers with the mailed code owns the order; letters and notes stay ours.
  'a proven visit': [...contact, 'money'],
  'a mailed link': [],
  // What a label and a packing slip need, while it is theirs to send.
  'its supplier': ['name', 'street', 'postcode', 'company', 'gift', 'instruction'],
  'another supplier': [],
  'a key for orders:write': [],
  'a key for orders:read': ['money'],
  'a key for orders:read and orders:read_pii': ['money', ...contact, 'email'],
};
/** What must be seen, or the scan would prove nothing. */
const seenAtLeast: Record<string, Field[]> = {
  owner: everything,
  merchant: ['name', 'street', 'note'],
  marketing: ['money', 'opinion'],
  'a proven visit': ['name', 'street', 'money'],
  'its supplier': ['name', 'street', 'gift', 'instruction'],
  'a key for orders:read and orders:read_pii': ['money', 'name', 'email'],
};

export const prove: Prove = ({ say }) =>
  inProduction(async (shop) => {
    const shown = await anOrderFullOfMarkers();
    const seen: Record<string, Set<Field>> = {};
    const wrong: string[] = [];
    let answers = 0;
    const scan = async (who: string, path: string, question: Question = {}, data = false) => {
      const { body, headers } = data
        ? await askData(shop.ask, path, question)
        : await shop.ask(path, question);
      answers += 1;
      const text = body + JSON.stringify(headers);
      seen[who] ??= new Set();
      for (const field of everything)
        if (markers[field].some((marker) => text.includes(marker))) {
          seen[who].add(field);
          if (!matrix[who]?.includes(field))
            wrong.push(`${who} read ${field} at ${path}${data ? ' (as data)' : ''}`);
        }
    };

    const pages = [...builtPages().map((route) => addressOf(route, shown.params)), ...shown.searches];
    const readers: [string, Question][] = [
      ['nobody', {}],
      ['an unproven visit', { cookies: await visiting(shown.orderId) }],
      ['a proven visit', { cookies: await visiting(shown.orderId, { proven: true }) }],
      ['its supplier', { cookies: await aSupplierOf(shown.locationId) }],
      ['another supplier', { cookies: await aSupplierOf((await aSupplier()).id) }],
    ];
    for (const role of roles)
      readers.push([role, { cookies: (await signedIn(people[role as Role].id)).cookies }]);
    for (const [who, question] of readers)
      for (const page of pages) {
        await scan(who, page, question);
        await scan(who, page, question, true);
      }
    for (const link of shown.links) await scan('a mailed link', link);

    for (const [scopes, who] of [
      [['orders:write'], 'a key for orders:write'],
      [['orders:read'], 'a key for orders:read'],
      [['orders:read', 'orders:read_pii'], 'a key for orders:read and orders:read_pii'],
    ] as const) {
      const { key } = await createApiKey(
        owner,
        { name: 'proof', channel: shown.channel, scopes: [...scopes] },
        at,
      );
      const headers = { authorization: `Bearer ${key}` };
      for (const path of [
        '/api/v1/orders',
        `/api/v1/orders/${shown.number}`,
        '/api/v1/orders/none',
        '/api/v1/orders?limit=x',
      ])
        await scan(who, path, { headers });
      // The same order again with another content: the refusal must not carry what is stored.
      const body = JSON.stringify({
        externalId: shown.externalId,
        currency: 'EUR',
        lines: [{ name: 'Other', quantity: 1, unitAmount: 1 }],
      });
      await scan(who, '/api/v1/orders', {
        method: 'POST',
        headers: { ...headers, 'content-type': 'application/json' },
        body,
      });
    }

    for (const [who, fields] of Object.entries(seenAtLeast))
      for (const field of fields)
        if (!seen[who]?.has(field)) wrong.push(`${who} never saw ${field}: the scan is blind`);
    for (const line of wrong) say(line);
    return [
      {
        id: 'T23',
        promise: 'no field too many: pages, their data, JSON and refusals',
        load: `${everything.length} planted fields, ${Object.keys(matrix).length} readers, ${answers} answers`,
        result: `markers beyond the matrix ${wrong.length}`,
        limit: '0',
        ok: wrong.length === 0 && answers > 300,
      },
    ];
  });

async function anOrderFullOfMarkers() {
  const channel = await aChannel();
  const location = await aLocation({ kind: 'supplier', city: 'Kassel', postcode: '34117' });
  const { sku } = await aProduct({ price: 4723, stock: [{ location, onHand: 5 }] });
  const externalId = unique('marked');
  const email = `mark.mail-${unique('x')}@example.com`;
  const order = await anOrder({
    channel,
    externalId,
    paid: true,
    lines: [{ sku, quantity: 2 }],
    customer: { email, name: 'Ada Markona', phone: '+49 40 7654399' },
    shipTo: {
      name: 'Ada Markona',
      company: 'Markwerke',
      line1: 'Markerstieg 7',
      city: 'Hamburg',
      postcode: '20977',
      country: 'DE',
    },
    giftMessage: 'giftmarker',
    instruction: 'keymarker',
  });
  const { orderId } = order;
  const now = new Date();
  await acceptShipment(owner, { orderId, shipmentNo: 1 }, now);
  await holdOrder(owner, { orderId, reason: 'address', note: 'holdmarker' }, now);
  await noteOrder(owner, { orderId, note: 'notemarker' }, now);
  const opinion = {
    orderId,
    kind: 'delivery',
    askKey: unique('ask'),
    askedAt: now,
    score: 1,
    comment: 'opinionmarker',
    answeredAt: now,
  } as const;
  await db.insert(feedback).values(opinion);
  const letter = only(
    await db
      .insert(messages)
      .values({
        dedupeKey: unique('m'),
        kind: 'order_received',
        orderId,
        recipient: email,
        subject: 'lettermarker',
        html: 'lettermarker',
        plain: 'lettermarker',
        state: 'written',
        writtenAt: now,
      })
      .returning({ id: messages.id, state: messages.state }),
  );
  const { rma } = await aReturn();
  await aHandedOverParcel();
  const token = async (purpose: 'track' | 'return') =>
    (await issueLink(system('letters'), { orderId, purpose }, now)).token;
  const { customerId } = await orderNow(orderId);
  return {
    ...order,
    channel: channel.code,
    locationId: location.id,
    externalId,
    params: {
      orderId,
      shipment: `${orderId}-1`,
      sku,
      rma,
      customerId: customerId ?? 0,
      messageId: letter.id,
      token: await token('track'),
    },
    searches: ['Marko', 'mark.m', '%2B49407654'].flatMap((q) => [
      `/office/orders?q=${q}`,
      `/office/customers?q=${q}`,
    ]),
    links: [`/t/${await token('track')}`, `/t/${await token('return')}`],
  };
}
