import { z } from 'zod';
import { type Scope, scopeNames } from '@/lib/staff/permissions';
import { hasYear } from '@/lib/time';

const text = (max: number) => z.string().trim().min(1).max(max);

export const AddChannelInput = z.strictObject({
  code: text(40),
  name: text(200),
  currency: z.string().regex(/^[A-Z]{3}$/, 'Three capital letters, for example EUR'),
  /** Before the number of each of its orders, for example WB. */
  numberPrefix: z
    .string()
    .trim()
    .max(8)
    .regex(/^(?:[A-Z0-9-]*[A-Z-])?$/, 'Capital letters, digits and dashes, and no digit at the end')
    .default(''),
  /** False: its orders wait for a person's check, with their stock held. */
  autoConfirm: z.boolean().default(true),
  expireAfterMinutes: z.int().min(1).max(525_600).optional(),
});
export type AddChannelInput = z.input<typeof AddChannelInput>;

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

/** The last order seen, `moment~id`, and how many to answer. */
export const ApiOrdersQuery = z.strictObject({
  cursor: z
    .string()
    .regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z~[1-9]\d{0,15}$/, 'Send the cursor exactly as you got it')
    .transform((text): [string, number] => [text.slice(0, 24), Number(text.slice(25))])
    .refine(([at]) => !Number.isNaN(Date.parse(at)) && hasYear(at), 'Send the cursor exactly as you got it')
    .optional(),
  limit: z.coerce.number().pipe(z.int().min(1).max(100)).default(50),
});
export type ApiOrdersQuery = z.output<typeof ApiOrdersQuery>;
