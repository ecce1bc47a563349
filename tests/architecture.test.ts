import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { authRoutes, browserBundle, clientImports, serverActions } from './architecture/browser';
import { anyTypes, clocks, fileLengths, rawSql, tableOwners } from './architecture/code';
import {
  domainLine,
  folders,
  frameworks,
  libContents,
  operations,
  pureDrawers,
} from './architecture/imports';
import { readSources, type Source, source } from './architecture/sources';

const sources = readSources();

type Rule = (sources: Source[]) => string[];
type Files = Record<string, string>;

/** The rule holds for all of our files, and each of these would break it. */
function rule(name: string, check: Rule, planted: Files[], fine: Files[] = []) {
  test(name, () => {
    for (const files of planted)
      assert.notDeepEqual(check(made(files)), [], `not seen: ${JSON.stringify(files)}`);
    for (const files of fine) assert.deepEqual(check(made(files)), []);
    assert.deepEqual(check(sources), []);
  });
}

const made = (files: Files) => Object.entries(files).map(([file, text]) => source(file, text));

describe('who may import whom', () => {
  rule(
    'folders import only downwards',
    folders,
    [
      { 'app/page.tsx': "import { db } from '@/db';" },
      { 'lib/orders/rules.ts': "import { Badge } from '@/components/ui/badge';" },
      { 'components/x.tsx': "import { sendLetter } from '@/emails/send-letter';" },
      { 'db/index.ts': "import { Refusal } from '../lib/errors';" },
      { 'emails/letter.tsx': "const { inngest } = await import('@/inngest/client');" },
    ],
    [{ 'app/page.tsx': "import type { Tx } from '@/db';\nimport { roles } from '@/db/statuses';" }],
  );

  rule('lib and db know no framework', frameworks, [
    { 'lib/money.ts': "import { inngest } from 'inngest';" },
    { 'lib/orders/place-order.ts': "import { after } from 'next/server';" },
    { 'db/index.ts': "import { cache } from 'react';" },
    { 'lib/messages/queries.ts': "import { render } from '@react-email/render';" },
  ]);

  rule('lib holds domains and a short kernel, nothing else', libContents, [
    { 'lib/utils.ts': '' },
    { 'lib/helpers/dates.ts': '' },
  ]);

  rule(
    'domains use each other through drawers, in a transaction only to the left',
    domainLine,
    [
      { 'lib/orders/tx.ts': "import { freeShipment } from '@/lib/fulfillment/tx';" },
      { 'lib/orders/holds-tx.ts': "import { owed } from '../payments/tx';" },
      { 'lib/returns/receive-return.ts': "import { plan } from '@/lib/orders/cancel-plan';" },
    ],
    [{ 'lib/orders/cancel-order.ts': "import { freeShipment } from '@/lib/fulfillment/tx';" }],
  );

  rule('no operation calls another operation', operations, [
    {
      'lib/orders/cancel-order.ts': "import { refundPayment } from '@/lib/payments/refund-payment';",
      'lib/payments/refund-payment.ts': 'export async function refundPayment(actor: Actor, at: Date) {}',
    },
    {
      'lib/orders/queries.ts': "import { noteOrder } from './note-order';",
      'lib/orders/note-order.ts': 'export async function noteOrder<T>(\n  actor: Actor,\n  at: Date,\n) {}',
    },
  ]);

  rule('inputs, rules and statuses reach no database', pureDrawers, [
    { 'lib/orders/rules.ts': "import { db } from '@/db';" },
    { 'lib/orders/inputs.ts': "import { orders } from '@/db/schema';" },
    { 'lib/orders/order-status.ts': "import { lockOrder } from './tx';" },
  ]);
});

describe('what reaches the browser and what the browser reaches', () => {
  rule(
    'client components import looks, inputs, rules, states and actions',
    clientImports,
    [
      { 'app/x.tsx': "'use client';\nimport { listOrders } from '@/lib/orders/queries';" },
      { 'components/x.tsx': "'use client';\nimport { env } from '@/lib/env';" },
      {
        'app/x.tsx': "'use client';\nimport { y } from './y';",
        'app/y.ts': "import { listOrders } from '@/lib/orders/queries';",
        'lib/orders/queries.ts': "import { db } from '@/db';",
        'db/index.ts': '',
      },
    ],
    [
      {
        'app/x.tsx':
          "'use client';\nimport { y } from './actions';\nimport { can } from '@/lib/staff/permissions';",
        'app/actions.ts': "'use server';\nimport { db } from '@/db';",
      },
    ],
  );

  rule('nothing in the browser reaches the database or Node, however far away', browserBundle, [
    {
      'components/x.tsx': "'use client';\nimport { y } from './y';",
      'components/y.ts': "import { z } from '@/lib/orders/rules';",
      'lib/orders/rules.ts': "import { db } from '@/db';",
      'db/index.ts': '',
    },
    { 'components/x.tsx': "'use client';\nimport { readFileSync } from 'node:fs';" },
  ]);

  rule(
    'every server action is made by a wrapper',
    serverActions,
    [
      { 'app/actions.ts': "'use server';\nexport async function pay(amount: number) {}" },
      { 'app/actions.ts': "'use server';\nexport const pay = async () => {};" },
      { 'app/page.tsx': "async function pay() {\n  'use server';\n}" },
    ],
    [
      {
        'app/actions.ts':
          "'use server';\nexport const pay = staffAction(PayInput, pay);\nexport type Pay = 1;",
      },
    ],
  );

  rule('next-auth is alone under its address', authRoutes, [
    { 'app/api/auth/keys/route.ts': '' },
    { 'app/(portal)/api/authorize/route.ts': '' },
  ]);
});

describe('what the code says', () => {
  const schema = { 'db/schema/orders.ts': "export const orderLines = pgTable(\n  'order_lines', {});" };
  rule(
    'a table is written only by its own domain',
    tableOwners,
    [
      { ...schema, 'lib/returns/tx.ts': 'await tx.insert(orderLines).values(rows);' },
      { ...schema, 'app/page.tsx': 'await db.update(orderLines).set({});' },
      { ...schema, 'lib/returns/tx.ts': 'sql`insert into order_lines (id) values (1)`' },
      { ...schema, 'lib/returns/tx.ts': `sql\`with x as (update \${orderLines} set qty = 0) select 1\`` },
      { ...schema, 'scripts/import.ts': 'sql`delete from order_lines`' },
    ],
    [
      { ...schema, 'lib/orders/tx.ts': 'tx.delete(orderLines)' },
      { ...schema, 'lib/orders/placing-write.ts': 'sql`insert into order_lines (id) values (1)`' },
      { ...schema, 'lib/returns/tx.ts': 'sql`select 1 from order_lines for update of order_lines`' },
    ],
  );

  rule(
    'only constants become SQL text',
    rawSql,
    [
      { 'lib/orders/queries.ts': `sql\`order by \${sql.raw(filter.sort)}\`` },
      { 'lib/orders/queries.ts': `sql.identifier(\`\${column}\`)` },
    ],
    [{ 'lib/orders/queries.ts': "sql.raw('desc'), sql.raw(up ? 'asc' : 'desc'), sql.raw(COLUMNS)" }],
  );

  rule(
    'lib never looks at the clock',
    clocks,
    [
      { 'lib/orders/tx.ts': 'sql`update orders set at = now()`' },
      { 'lib/orders/tx.ts': 'sql`where at < current_timestamp`' },
      { 'lib/orders/rules.ts': 'const late = promise < new Date();' },
      { 'lib/orders/rules.ts': 'const late = promise < Date.now();' },
    ],
    [{ 'lib/orders/rules.ts': 'const day = new Date(at);\n// now() would be wrong here' }],
  );

  rule(
    'no type is any, no error is silenced',
    anyTypes,
    [
      { 'lib/a.ts': 'let x: any;' },
      { 'lib/a.ts': 'const x = y as any;' },
      { 'lib/a.ts': 'type X = Record<string, any>;' },
      { 'lib/a.ts': '// @ts-ignore' },
    ],
    [
      {
        'lib/a.ts': `sql\`where id = any(\${ids})\``,
        'lib/b.ts': 'const text = "if there are any"; <p>Here: any order</p>;',
      },
    ],
  );

  rule('files are short', fileLengths, [{ 'lib/orders/tx.ts': 'const a = 1;\n'.repeat(251) }]);
});
