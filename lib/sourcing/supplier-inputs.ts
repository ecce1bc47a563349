import { z } from 'zod';

const id = z.int().positive();

export const SupplierLinkForm = z.strictObject({
  locationId: id,
  /** Where the letter with the link goes; nobody is written to without it. */
  email: z
    .union([z.literal('').transform(() => undefined), z.email('Write an e-mail address').toLowerCase()])
    .optional(),
  /** Left out: it works until it is withdrawn. */
  days: z.int().min(1).max(730, 'At most 730 days').optional(),
});
export const IssueSupplierLinkInput = SupplierLinkForm.extend({ secret: z.string().min(32) });
export type IssueSupplierLinkInput = z.output<typeof IssueSupplierLinkInput>;

export const RevokeSupplierLinkInput = z.strictObject({ linkId: id });
export type RevokeSupplierLinkInput = z.output<typeof RevokeSupplierLinkInput>;

export const OpenSupplierLinkInput = z.strictObject({
  token: z.string().min(1).max(200),
  /** Where the try comes from, for the limit per network. */
  network: z.string().max(100),
});
export type OpenSupplierLinkInput = z.output<typeof OpenSupplierLinkInput>;
