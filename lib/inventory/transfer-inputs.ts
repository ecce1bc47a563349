import { z } from 'zod';
import { hasYear } from '@/lib/time';
import { dayOrMoment, locationCode, reason, skuCode } from './inputs';

const transferId = z.int().min(1);
const units = z.strictObject({ sku: skuCode, quantity: z.int().min(1).max(1_000_000) });
const lines = z
  .array(units)
  .min(1, 'Say which goods, and how many')
  .max(500)
  .refine((all) => new Set(all.map(({ sku }) => sku)).size === all.length, 'A SKU stands here twice');

const plan = {
  from: locationCode,
  to: locationCode,
  expectedAt: dayOrMoment,
  note: z.string().trim().max(300).optional(),
  lines,
};
const apart = ({ from, to }: { from: string; to: string }) => from !== to;

/** What one location shall send another. Nothing moves, and nothing is kept for it, until it is sent. */
export const CreateTransferInput = z
  .strictObject(plan)
  .refine(apart, { error: 'Choose two different locations', path: ['to'] });
export type CreateTransferInput = z.output<typeof CreateTransferInput>;

export const ChangeTransferInput = z
  .strictObject({ transferId, ...plan })
  .refine(apart, { error: 'Choose two different locations', path: ['to'] });
export type ChangeTransferInput = z.output<typeof ChangeTransferInput>;

export const TransferInput = z.strictObject({ transferId });
export type TransferInput = z.output<typeof TransferInput>;

export const ReceiveTransferInput = z.strictObject({ transferId, lines });
export type ReceiveTransferInput = z.output<typeof ReceiveTransferInput>;

export const CloseTransferInput = z.strictObject({ transferId, reason });
export type CloseTransferInput = z.output<typeof CloseTransferInput>;

export const DateTransferInput = z.strictObject({ transferId, expectedAt: dayOrMoment });
export type DateTransferInput = z.output<typeof DateTransferInput>;

export const transferTabs = ['open', 'draft', 'sent', 'overdue', 'closed', 'all'] as const;
export type TransferTab = (typeof transferTabs)[number];

/** The list's address. A parameter that makes no sense is ignored. */
export const TransferFilter = z.object({
  tab: z.enum(transferTabs).catch('open').default('open'),
  location: locationCode.optional().catch(undefined),
  /** The last row seen, `moment~id`. */
  after: z
    .string()
    .transform((text) => text.split('~'))
    .pipe(z.tuple([z.iso.datetime().refine(hasYear), z.string().regex(/^[1-9]\d{0,15}$/)]))
    .optional()
    .catch(undefined),
});
export type TransferFilter = z.output<typeof TransferFilter>;
