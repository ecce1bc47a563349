import { z } from 'zod';
import { OrderCursor, orderViews } from '@/lib/orders/list-inputs';
import { type Scope, scopeNames } from '@/lib/staff/permissions';

const text = (max: number) => z.string().trim().min(1).max(max);

/** Before the number of each of its orders, for example WB. */
const numberPrefix = z
  .string()
  .trim()
  .max(8)
  .regex(/^(?:[A-Z0-9-]*[A-Z-])?$/, 'Capital letters, digits and dashes, and no digit at the end');

export const AddChannelInput = z.strictObject({
  code: text(40),
  name: text(200),
  currency: z.string().regex(/^[A-Z]{3}$/, 'Three capital letters, for example EUR'),
  numberPrefix: numberPrefix.default(''),
  /** False: its orders wait for a person's check, with their stock held. */
  autoConfirm: z.boolean().default(true),
  expireAfterMinutes: z.int().min(1).max(525_600).optional(),
});
export type AddChannelInput = z.input<typeof AddChannelInput>;

const points = z.int('A whole number').min(1).max(100);
export const ChangeChannelInput = z
  .strictObject({
    channelId: z.int().positive(),
    name: text(200),
    numberPrefix,
    autoConfirm: z.boolean(),
    expireAfterMinutes: z
      .int('A whole number')
      .min(1, 'At least a minute')
      .max(525_600, 'At most a year')
      .nullable(),
    addressCheck: z.boolean(),
    riskCheck: z.boolean(),
    risk: z.strictObject({
      firstOrderAmount: z.int('A whole number').min(1).max(1_000_000_000),
      ordersPerDay: z.int('A whole number').min(2).max(100),
      unitsOfOne: z.int('A whole number').min(2).max(1_000_000),
      medium: points,
      high: points,
    }),
  })
  .refine(({ risk }) => risk.medium < risk.high, {
    path: ['risk'],
    message: 'A high risk needs more points than a medium one',
  });
export type ChangeChannelInput = z.output<typeof ChangeChannelInput>;

export const CreateApiKeyInput = z.strictObject({
  name: text(100),
  channel: text(40),
  scopes: z
    .array(z.enum(scopeNames as [Scope, ...Scope[]]))
    .min(1, 'Say what the key may do')
    .max(20),
  /** Requests per second, for long; ten times as many at once. */
  perSecond: z.int('A whole number').min(1).max(100_000).default(50),
});
export type CreateApiKeyInput = z.input<typeof CreateApiKeyInput>;

const ownCursor = z.string().transform((text, check) => {
  const cursor = OrderCursor.safeParse(text);
  if (cursor.success) return cursor.data;
  check.addIssue('Send the cursor exactly as you got it');
  return z.NEVER;
});

/** A view walked by cursor (the last order seen, `moment~id`), or a search; and how many to answer. */
export const ApiOrdersQuery = z
  .strictObject({
    view: z.enum(orderViews).optional(),
    q: z
      .string()
      .trim()
      .min(1, 'Say what to look for')
      .max(100)
      .refine((text) => !text.includes('\0') && text.isWellFormed(), 'This is no text')
      .optional(),
    cursor: ownCursor.optional(),
    limit: z.coerce.number().pipe(z.int().min(1).max(100)).default(50),
  })
  .refine(({ q, view, cursor }) => q === undefined || (view === undefined && cursor === undefined), {
    path: ['q'],
    message: 'A search stands alone: send q without view and cursor.',
  })
  .transform(({ view = 'all', ...query }) => ({ ...query, view }));
export type ApiOrdersQuery = z.output<typeof ApiOrdersQuery>;
