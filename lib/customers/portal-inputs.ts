import { z } from 'zod';

const token = z.string().min(20).max(100);
const typed = (max: number) => z.string().trim().min(1).max(max);

export const OpenPortalInput = z.strictObject({
  reference: typed(60),
  /** E-mail address, postcode or phone number: any one of the order. */
  proof: typed(254),
  /** Where the try comes from, for the limit per network. */
  network: z.string().max(100),
});
export type OpenPortalInput = z.output<typeof OpenPortalInput>;

export const OpenLinkInput = z.strictObject({ token });
export type OpenLinkInput = z.output<typeof OpenLinkInput>;

export const IssueLinkInput = z.strictObject({
  orderId: z.int().positive(),
  purpose: z.enum(['track', 'return', 'feedback']),
  /** Which asking a feedback link answers: the feedback's id. */
  subject: z.string().max(60).optional(),
});
export type IssueLinkInput = z.output<typeof IssueLinkInput>;

export const PortalSessionInput = z.strictObject({ token });
export type PortalSessionInput = z.output<typeof PortalSessionInput>;

export const ProvePortalInput = z.strictObject({ token, code: typed(40), secret: z.string().min(32) });
export type ProvePortalInput = z.output<typeof ProvePortalInput>;
