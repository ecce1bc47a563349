import { doors } from './doors';
import { type Mutant, one } from './mutant';

const money = [
  one(
    'the order is read without its lock',
    'lib/orders/tx.ts',
    `where id = \${orderId} for update`,
    `where id = \${orderId}`,
    'lib/payments/refund-payment.test.ts',
  ),
  one(
    'no unique key of payments',
    'db/migrations/0000_start.sql',
    'CONSTRAINT "payments_provider_ref" UNIQUE("provider_ref","provider","kind"),',
    '',
    'lib/orders/place-order-refusals.test.ts',
    'lib/payments/take-money.test.ts',
  ),
  one(
    'any role refunds',
    'lib/payments/refund-payment.ts',
    "permit(actor, 'payment.refund');",
    '',
    'lib/payments/refund-payment.test.ts',
  ),
  one(
    'more is refunded than is owed',
    'lib/payments/refund-payment.ts',
    'if (!credit && amount > owed)',
    'if (!credit && amount > owed && false)',
    'lib/payments/refund-payment.test.ts',
  ),
  one(
    'a repeated refund forgets its key',
    'lib/payments/tx.ts',
    `providerRef: idempotencyKey ? \`\${refundRef(orderId, idempotencyKey)}:\${i + 1}\` : null,`,
    'providerRef: null,',
    'lib/payments/refund-payment.test.ts',
  ),
  one(
    'a repeated capture is another one',
    'lib/payments/provider-tx.ts',
    'const known = providerRef ? await reported(tx, { kind, provider, providerRef }) : undefined;',
    'const known = undefined as Awaited<ReturnType<typeof reported>>;',
    'lib/payments/take-money.test.ts',
  ),
  one(
    'shares are rounded down, the rest is lost',
    'lib/money.ts',
    'byRemainder.slice(0, left)',
    'byRemainder.slice(0, 0)',
    'lib/orders/placing-lines.test.ts',
  ),
  one(
    'a unit is worth its rounded average',
    'lib/money.ts',
    'return Number(upTo(to) - upTo(from));',
    'return Number(upTo(to - from));',
    'lib/orders/cancel-order.test.ts',
  ),
  one(
    'tax goes by units and not by money',
    'lib/payments/rules.ts',
    'amount && shareOfUnits(taxAmount, totalAmount, upTo(from), upTo(to))',
    'shareOfUnits(taxAmount, quantity, from, to)',
    'lib/payments/rules.test.ts',
  ),
  one(
    'a canceled order keeps its authorization',
    'lib/orders/cancel-order.ts',
    'await voidAuthorizations(tx, actor, at, order);',
    '',
    'lib/orders/cancel-order.test.ts',
  ),
];

const goods = [
  one(
    'stock is taken that is not there',
    'lib/orders/placing-statement.ts',
    'then s.reserved + k.quantity else -1 end',
    'then s.reserved + k.quantity else s.reserved end',
    'lib/orders/place-order-races.test.ts',
  ),
  one(
    'several orders are locked from the wrong end',
    'lib/fulfillment/free-tx.ts',
    '::bigint[]) order by id for update`',
    '::bigint[]) order by id desc for update`',
    'lib/fulfillment/lock-order.test.ts',
  ),
  one(
    'a canceled order keeps its stock',
    'lib/orders/cancel-order.ts',
    "movements: reservations('release', orderId, freed) }",
    "movements: reservations('release', orderId, freed).slice(1) }",
    'lib/orders/cancel-order.test.ts',
  ),
  one(
    'what has left is unpacked',
    'lib/fulfillment/unpack-parcel.ts',
    "const status = parcelStatus.move(parcel.status, 'unpack');",
    'const status = parcelStatus.moves.unpack.to;',
    'lib/fulfillment/pack-parcel.test.ts',
    'scripts/prove/t07-no-illegal-step.test.ts',
  ),
  one(
    'what is on hold leaves',
    'lib/fulfillment/hand-over-tx.ts',
    'for (const { order, shipment } of parts) refuseBlocked(order, shipment);',
    '',
    'lib/fulfillment/hand-over-parcel.test.ts',
  ),
  one(
    'staff of another location pick',
    'lib/fulfillment/pick-shipment.ts',
    'permitLocation(actor, shipment.locationId);',
    '',
    'lib/fulfillment/pick-shipment.test.ts',
  ),
  one(
    'a report of the carrier counts twice',
    'lib/fulfillment/track-parcel.ts',
    'if (stored.length === 0) return;',
    '',
    'lib/fulfillment/deliver-parcel.test.ts',
  ),
  one(
    'a unit is announced to come back twice',
    'lib/returns/rules.ts',
    "(by === 'customer' ? line.delivered : line.shipped) - line.announced;",
    "(by === 'customer' ? line.delivered : line.shipped);",
    'lib/returns/request-return.test.ts',
  ),
  one(
    'what never arrived is found in the box',
    'lib/returns/inspect-return.ts',
    'if (found > there)',
    'if (found > there && false)',
    'lib/returns/receive-return.test.ts',
  ),
  one(
    'a return is refunded before anybody has approved it',
    'lib/returns/refund-return.ts',
    "returnStatus.move(found.status, 'refund');",
    '',
    'scripts/prove/t07-no-illegal-step.test.ts',
  ),
];

const house = [
  one(
    'the event is written outside the transaction',
    'lib/events/tx.ts',
    'tx.execute<{ id: number }>(query`\n    with e as (',
    '(globalThis as unknown as { waybillDb: { db: Tx } }).waybillDb.db.execute<{ id: number }>(query`\n    with e as (',
    'lib/orders/preview.test.ts',
  ),
  one(
    'a preview stays',
    'db/index.ts',
    'throw new Undo(await joined.run(tx, () => work(tx)));',
    'return joined.run(tx, () => work(tx)) as Promise<never>;',
    'lib/orders/preview.test.ts',
  ),
  one(
    'a page goes on without a tie-breaker',
    'lib/orders/list-queries.ts',
    `sql\`and (\${key}, id) \${beyond} (\${filter.after[0] === NO_DATE ? 'infinity' : filter.after[0]}::timestamptz, \${filter.after[1]}::bigint)\``,
    `sql\`and \${key} \${beyond} \${filter.after[0] === NO_DATE ? 'infinity' : filter.after[0]}::timestamptz\``,
    'lib/orders/list-views.test.ts',
  ),
  one(
    'a customer sees the order of another',
    'lib/staff/permissions.ts',
    "(actor.kind === 'customer' && actor.orderId !== order.id)",
    "(actor.kind === 'customer' && actor.orderId < 0)",
    'lib/staff/permissions.test.ts',
  ),
  one(
    'passwords may be guessed',
    'lib/staff/check-password.ts',
    'if (tries > TRIES_PER_ACCOUNT || triesHere > TRIES_PER_ADDRESS)',
    'if (triesHere > TRIES_PER_ADDRESS)',
    'lib/staff/sign-in.test.ts',
  ),
  one(
    'a copied cookie outlives signing out',
    'lib/staff/resume-session.ts',
    'isNull(staffSessions.revokedAt),',
    '',
    'lib/staff/sign-in.test.ts',
  ),
  one(
    'a letter is kept twice',
    'db/migrations/0000_start.sql',
    'CONSTRAINT "messages_dedupe_key_unique" UNIQUE("dedupe_key"),',
    '',
    'lib/messages/messages.test.ts',
  ),
];

export const mutants: readonly Mutant[] = [...money, ...goods, ...house, ...doors];
