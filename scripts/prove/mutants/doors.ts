import { one } from './mutant';

const proof = (name: string) => `scripts/prove/${name}.test.ts`;

/** What keeps others out, and what lets letters follow. Each is seen by its own promise, in a build of its own. */
export const doors = [
  one(
    'anybody holds an order',
    'lib/orders/hold-order.ts',
    "permit(actor, 'order.hold');",
    '',
    proof('t20-every-action-is-guarded'),
  ),
  one(
    'files of the office are for every role',
    'app/office/office-route.ts',
    'if (!can(actor, permission))',
    'if (!can(actor, permission) && false)',
    proof('t21-every-route-is-guarded'),
  ),
  one(
    'a key reads the orders of other channels',
    'lib/channels/order-queries.ts',
    'o.channel_id = $',
    'o.channel_id <> -$',
    proof('t22-nobody-reads-what-is-others'),
  ),
  one(
    'every key reads who the customer is',
    'lib/channels/order-queries.ts',
    "...(can(actor, 'order.contact') && { contact }),",
    '...{ contact },',
    proof('t23-no-field-too-many'),
  ),
  one(
    'what is not JSON is a fault of ours',
    'app/api/v1/read-json.ts',
    "throw malformed('The body is not JSON.');",
    "throw new Error('The body is not JSON.');",
    proof('t24-bad-input-breaks-nothing'),
  ),
  one(
    'the start of a word is written into the statement',
    'db/index.ts',
    `} >= \${start} and`,
    `} >= \${sql.raw("'" + start + "'")} and`,
    proof('t25-no-sql-from-outside'),
  ),
  one(
    'passwords may be guessed from many addresses',
    'lib/staff/check-password.ts',
    'if (tries > TRIES_PER_ACCOUNT || triesHere > TRIES_PER_ADDRESS)',
    'if (triesHere > TRIES_PER_ADDRESS)',
    proof('t26-passwords-cannot-be-guessed'),
  ),
  one(
    'nobody is refused sooner than somebody',
    'lib/staff/check-password.ts',
    'const right = await verifyPassword(found?.passwordHash, password);',
    'const right = found && (await verifyPassword(found.passwordHash, password));',
    proof('t27-nobody-learns-who-is-a-customer'),
  ),
  one(
    'orders may be guessed by number',
    'lib/customers/open-portal.ts',
    'if (tries > PER_REFERENCE || triesWith > PER_PROOF)',
    'if (tries > 1e9)',
    proof('t28-the-portal-cannot-be-walked'),
  ),
  one(
    'a link opens as often as it is clicked',
    'lib/customers/open-link.ts',
    'isNull(portalTokens.usedAt),',
    '',
    proof('t29-links-open-what-they-say'),
  ),
  one(
    'a copied cookie outlives its session',
    'lib/staff/resume-session.ts',
    'isNull(staffSessions.revokedAt),',
    '',
    proof('t30-access-ends-at-once'),
  ),
  one(
    'browsers guess what an answer is',
    'next.config.ts',
    "'X-Content-Type-Options': 'nosniff',",
    '',
    proof('t31-headers-on-every-answer'),
  ),
  one(
    'a form of another site is taken',
    'app/caller.ts',
    "if (site && site !== 'same-origin') return false;",
    'if (site || !site) return true;',
    proof('t36-no-writes-from-other-sites'),
  ),
  one(
    'what Inngest did not take counts as sent',
    'lib/events/relay-events.ts',
    'return giveBack([...events.keys()], error);',
    'return markSent([...events.keys()], at).then(() => 0);',
    proof('t13-orders-are-taken-while-inngest-is-away'),
  ),
];
