import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createElement, type FunctionComponent } from 'react';
import { FeedbackRequest, feedbackRequestSubject } from './feedback-request';
import { OrderCanceled, type OrderCanceledProps, orderCanceledSubject } from './order-canceled';
import { OrderDelivered, orderDeliveredSubject } from './order-delivered';
import { OrderReceived, type OrderReceivedProps, orderReceivedSubject } from './order-received';
import { ParcelDelivered, parcelDeliveredSubject } from './parcel-delivered';
import { ParcelShipped, type ParcelShippedProps, parcelShippedSubject } from './parcel-shipped';
import { PortalCode, portalCodeSubject } from './portal-code';
import { RefundSent, refundSentSubject } from './refund-sent';
import { renderLetter } from './render-letter';
import { ReturnApproved, returnApprovedSubject } from './return-approved';
import { ReturnDeclined, type ReturnDeclinedProps, returnDeclinedSubject } from './return-declined';
import { ReturnReceived, returnReceivedSubject } from './return-received';
import { SupplierLink, supplierLinkSubject } from './supplier-link';

const rendered = <Props extends object>(Body: FunctionComponent<Props>, props: Props) =>
  renderLetter(createElement(Body, props));
/** The words of a letter, each line by itself, without the lines every letter begins and ends with. */
const words = async <Props extends object>(Body: FunctionComponent<Props>, props: Props) =>
  (await rendered(Body, props)).plain
    .replace(/\s*\n\s*/g, '\n')
    .split('\n')
    .slice(1, -3);

test('the confirmation says when it comes, what it costs and where it goes', async () => {
  const props = OrderReceived.PreviewProps;
  assert.equal(orderReceivedSubject(props), 'We have your order 10482');
  assert.deepEqual(await words(OrderReceived, props), [
    'Thank you, Saskia. We have your order.',
    'It should reach you by Friday 20 November. We write to you again when it',
    'leaves.',
    'See your order https://shop.example/t/4kq',
    'Order 10482',
    'Linen tablecloth 160 × 260, flax   × 1   €129.00',
    'Stoneware bowl 16 cm, chalk        × 6   €108.00',
    'Items      €237.00',
    'Shipping   €6.90',
    'Total      €243.90',
    'Paid       €243.90',
    'It goes to',
    'Saskia Vermeer',
    'Oude Gracht 12',
    '3511 AL Utrecht',
    'Netherlands',
  ]);
});

test('an order that is being checked is promised nothing', async () => {
  const props: OrderReceivedProps = {
    ...OrderReceived.PreviewProps,
    checking: true,
    customerName: undefined,
  };
  assert.deepEqual((await words(OrderReceived, props)).slice(0, 2), [
    'Thank you. We have your order.',
    'We are checking it and write to you again when it leaves.',
  ]);
});

test('a parcel of several says what is in it and what follows', async () => {
  const props = ParcelShipped.PreviewProps;
  assert.equal(
    parcelShippedSubject(props),
    'Parcel 1 is on its way: Linen tablecloth 160 × 260 and Carafe 1 L',
  );
  assert.deepEqual(await words(ParcelShipped, props), [
    'Linen tablecloth 160 × 260 and Carafe 1 L are on their way.',
    'The parcel left Lyon on Thursday 19 November with DPD. It should reach you by',
    'Friday 20 November.',
    'Follow parcel 1 https://shop.example/t/4kq',
    'In this parcel',
    'Linen tablecloth 160 × 260, flax   1',
    'Carafe 1 L, smoke                  1',
    'What follows',
    'Stoneware bowl 16 cm, chalk               6',
    'Leaves Porto in its own parcel',
    'Brass candle holder, low                  2',
    'Not here yet: around Monday 30 November',
    'We write because DPD has your parcel, number 09982204118730.',
  ]);
  const { html } = await rendered(ParcelShipped, props);
  assert.match(html, /6 × Stoneware bowl 16 cm and 2 × Brass candle holder follow separately\./);
});

test('the only parcel is the order, and a single thing is on its way alone', async () => {
  const props: ParcelShippedProps = {
    ...ParcelShipped.PreviewProps,
    parcelCount: 1,
    items: [{ name: 'Carafe 1 L, smoke', quantity: 1 }],
    following: [],
    carrier: undefined,
    trackingNumber: undefined,
    promisedAt: undefined,
    from: undefined,
  };
  assert.equal(parcelShippedSubject(props), 'Your order 10482 is on its way: Carafe 1 L');
  assert.deepEqual(await words(ParcelShipped, props), [
    'Carafe 1 L is on its way.',
    'The parcel left on Thursday 19 November.',
    'Follow your order https://shop.example/t/4kq',
    'In this parcel',
    'Carafe 1 L, smoke   1',
    'We write because your parcel has left us.',
  ]);
  const last = { ...props, parcelNo: 2, parcelCount: 3 };
  assert.equal(parcelShippedSubject(last), 'Parcel 2 of 3 is on its way: Carafe 1 L');
});

test('a parcel that arrives says what is still to come, the last one that it was all', async () => {
  const parcel = ParcelDelivered.PreviewProps;
  assert.equal(
    parcelDeliveredSubject(parcel),
    'Parcel 1 has arrived: Linen tablecloth 160 × 260 and Carafe 1 L',
  );
  assert.deepEqual((await words(ParcelDelivered, parcel)).slice(0, 3), [
    'Linen tablecloth 160 × 260 and Carafe 1 L have arrived.',
    'Delivered on Friday 20 November, Utrecht. The rest of your order comes',
    'separately.',
  ]);
  const order = OrderDelivered.PreviewProps;
  assert.equal(orderDeliveredSubject(order), 'Your order 10482 has arrived');
  assert.deepEqual((await words(OrderDelivered, order)).slice(0, 2), [
    'Everything has arrived.',
    'The last of 2 parcels was delivered on Monday 23 November.',
  ]);
  assert.deepEqual((await words(OrderDelivered, { ...order, parcelCount: 1 })).slice(0, 2), [
    'Your order has arrived.',
    'It was delivered on Monday 23 November.',
  ]);
});

test('a cancel says what, why and what becomes of the money', async () => {
  const props: OrderCanceledProps = OrderCanceled.PreviewProps;
  assert.equal(orderCanceledSubject(props), 'Canceled in order 10482: 2 × Stoneware bowl 16 cm');
  assert.deepEqual(await words(OrderCanceled, props), [
    '2 × Stoneware bowl 16 cm will not come.',
    'It sold out. We are sorry.',
    'We owe you €36.00 and send it back the way you paid.',
    'The rest of your order goes on as before.',
    'See your order https://shop.example/t/4kq',
    'Canceled',
    'Stoneware bowl 16 cm, chalk   2',
  ]);
  const whole = { ...props, whole: true, reason: undefined, money: 'Nothing was charged.' };
  assert.equal(orderCanceledSubject(whole), 'Order 10482 is canceled');
  assert.deepEqual((await words(OrderCanceled, whole)).slice(0, 3), [
    'Your order is canceled.',
    'Nothing was charged.',
    'See your order https://shop.example/t/4kq',
  ]);
});

test('a return is told twice: where to send it, and that it is here', async () => {
  const approved = ReturnApproved.PreviewProps;
  assert.equal(returnApprovedSubject(approved), 'Return R-10482-1: send it back');
  assert.deepEqual(await words(ReturnApproved, approved), [
    'Your return is approved. Send it back.',
    'Write R-10482-1 on the parcel, so that we know it is yours.',
    'See your return https://shop.example/t/4kq',
    'What you send back',
    'Carafe 1 L, smoke   1',
    'Arrived damaged',
    'Send it to',
    'Halm & Rive, returns',
    '69001 Lyon',
    'France',
    'We write to you when it is here, and again when your money is on its way.',
  ]);
  const received = ReturnReceived.PreviewProps;
  assert.equal(returnReceivedSubject(received), 'Return R-10482-1 is here');
  assert.deepEqual(await words(ReturnReceived, received), [
    'Carafe 1 L has come back to us.',
    'We check it, then we send your money back, by Friday 4 December at the latest.',
    'We write to you when we do.',
    'See your return https://shop.example/t/4kq',
    'Arrived with us',
    'Carafe 1 L, smoke   1',
  ]);
});

test('a declined return says why, what stays, and what the customer may do next', async () => {
  const props: ReturnDeclinedProps = ReturnDeclined.PreviewProps;
  assert.equal(returnDeclinedSubject(props), 'Return R-10482-1: we could not accept it');
  assert.deepEqual(await words(ReturnDeclined, props), [
    'We could not accept your return.',
    'The carafe was engraved for you, so we cannot sell it again.',
    'We can polish it free of charge.',
    'See your return https://shop.example/t/4kq',
    'What you keep',
    'Carafe 1 L, smoke   1',
    'Something else',
    'Do you see it differently? Reply with what we should know, or with a picture',
    'of it, and we look again. Until Friday 18 December you can also ask again on',
    'the page of your order.',
    'Nothing has to be sent back. Is it on its way already? Tell us, and we look',
    'out for it.',
  ]);
  const late = await words(ReturnDeclined, { ...props, askAgainUntil: undefined });
  assert.equal(late.join(' ').includes('ask again'), false);
});

test('a refund says how much and what was paid', async () => {
  const props = RefundSent.PreviewProps;
  assert.equal(refundSentSubject(props), '€34.50 is on its way back to you, order 10482');
  assert.deepEqual(await words(RefundSent, props), [
    '€34.50 is on its way back to you.',
    'It goes back the way you paid. A bank may need a few days to show it.',
    'See your order https://shop.example/t/4kq',
    'You paid           €243.90',
    'Sent back before   €36.00',
    'Sent back now      €34.50',
    'Not there after ten days? Write to us, and we look for it with the bank.',
  ]);
});

test('the asking has five links, one for each score', async () => {
  const props = FeedbackRequest.PreviewProps;
  assert.equal(feedbackRequestSubject(props), 'How did order 10482 arrive?');
  assert.deepEqual((await words(FeedbackRequest, props)).slice(0, 8), [
    'How did your order arrive?',
    'Linen tablecloth 160 × 260 and 6 × Stoneware bowl 16 cm: choose a number, from',
    '1, bad, to 5, great.',
    '1 Bad https://shop.example/f/9xw?score=1',
    '2 Poor https://shop.example/f/9xw?score=2',
    '3 Fine https://shop.example/f/9xw?score=3',
    '4 Good https://shop.example/f/9xw?score=4',
    '5 Great https://shop.example/f/9xw?score=5',
  ]);
});

test('the code stands in the letter and not in its subject', async () => {
  const props = PortalCode.PreviewProps;
  assert.equal(portalCodeSubject(props), 'Your code for order 10482');
  assert.deepEqual((await words(PortalCode, props)).slice(0, 3), [
    'Your code',
    'Type it on the page that asked for it. It works once, for 10 minutes.',
    'K7Q2-M9XT',
  ]);
});

test('a supplier reads what to do, how long the link works and whom to give it', async () => {
  const props = SupplierLink.PreviewProps;
  assert.equal(supplierLinkSubject(props), 'Shipments you send for Halm & Rive');
  assert.deepEqual((await words(SupplierLink, props)).slice(0, 6), [
    'Shipments for Atelier Maes',
    'Here is what you send for Halm & Rive. Accept it or decline it, print the',
    'slip, and enter the tracking number when it has left.',
    'Open the shipments https://shop.example/supplier/open/4kq',
    'No account is needed. Keep this letter: the link opens as often as you need',
    'it, until Wed 19 May 2027.',
  ]);
  const { plain } = await rendered(SupplierLink, { ...props, expiresAt: undefined });
  assert.match(plain, /as often as you need\s+it\./);
  assert.doesNotMatch(plain, /Order /);
});

test('names are text, whatever they are made of', async () => {
  const hostile = '<img src=x onerror="alert(1)">&"';
  const { html, plain } = await rendered(OrderReceived, {
    ...OrderReceived.PreviewProps,
    merchant: { name: hostile, supportEmail: 'orders@halmrive.example', color: 'red;}</style><script>' },
    customerName: hostile,
    items: [{ name: hostile, quantity: 1, amount: '€1.00' }],
    shipTo: [hostile],
  });
  assert.equal(html.includes('<img'), false);
  assert.equal(html.includes('<script'), false);
  assert.equal(html.match(/&lt;img src=x onerror=&quot;alert\(1\)&quot;&gt;&amp;/g)?.length, 6);
  assert.match(plain, /Thank you, <img src=x onerror="alert\(1\)">&"\./);
});

test('every letter reads in both themes and names no picture without words', async () => {
  const { html } = await rendered(OrderReceived, OrderReceived.PreviewProps);
  assert.match(html, /<html[^>]*lang="en"/);
  assert.match(
    html,
    /<meta content="light dark" name="color-scheme"|<meta name="color-scheme" content="light dark"/,
  );
  assert.match(html, /@media \(prefers-color-scheme: dark\)/);
  assert.match(html, /max-width:600px/);
  assert.equal(/<img(?![^>]*\balt=)/.test(html), false);
});
