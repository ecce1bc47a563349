import { z } from 'zod';
import { messageStates } from '@/db/statuses';
import { hasYear } from '@/lib/time';
import { messageKinds } from './rules';

const id = z.int().positive();

export const WriteMessageInput = z.strictObject({
  /** What makes it one letter: the same key again is the same letter. */
  dedupeKey: z.string().min(1).max(200),
  kind: z.enum(messageKinds),
  /** Null: a letter to a supplier. */
  orderId: id.nullable(),
  customerId: id.nullable(),
  recipient: z.email().max(254),
  subject: z.string().min(1).max(400),
  html: z.string().min(1),
  plain: z.string().min(1),
});
export type WriteMessageInput = z.output<typeof WriteMessageInput>;

export const MarkMessageInput = z.discriminatedUnion('state', [
  z.strictObject({ messageId: id, state: z.literal('sent'), providerRef: z.string().min(1).max(200) }),
  z.strictObject({ messageId: id, state: z.literal('failed') }),
]);
export type MarkMessageInput = z.output<typeof MarkMessageInput>;

/** The last row seen, `moment~id`. */
const MessageCursor = z
  .string()
  .transform((text) => text.split('~'))
  .pipe(z.tuple([z.iso.datetime().refine(hasYear), z.string().regex(/^[1-9]\d{0,15}$/)]))
  .transform(([at, last]): [string, number] => [at, Number(last)]);

/** The list's address. A parameter that makes no sense is ignored, never an error. */
export const MessagesFilter = z.object({
  kind: z.enum(messageKinds).optional().catch(undefined),
  state: z.enum(messageStates).optional().catch(undefined),
  /** Recipient or order number, from its beginning. */
  q: z
    .string()
    .trim()
    .toLowerCase()
    .min(1)
    .max(254)
    .refine((text) => !text.includes('\0'))
    .optional()
    .catch(undefined),
  after: MessageCursor.optional().catch(undefined),
});
export type MessagesFilter = z.output<typeof MessagesFilter>;
