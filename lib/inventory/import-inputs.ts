import { z } from 'zod';

const digest = z.string().regex(/^[0-9a-f]{64}$/);

export const ReadImportInput = z.strictObject({
  name: z
    .string()
    .trim()
    .max(200)
    .transform((name) => name.replaceAll(/\p{Cc}/gu, '') || 'stock.csv'),
  bytes: z.custom<Uint8Array>((value) => value instanceof Uint8Array),
});
export type ReadImportInput = z.output<typeof ReadImportInput>;

export const ImportInput = z.strictObject({ digest });
export type ImportInput = z.output<typeof ImportInput>;

export const importTabs = ['changes', 'problems', 'same', 'all'] as const;
export type ImportTab = (typeof importTabs)[number];

export const ImportFilter = z.object({
  show: z.enum(importTabs).catch('changes').default('changes'),
  after: z.coerce.number().int().min(1).optional().catch(undefined),
});
export type ImportFilter = z.output<typeof ImportFilter>;
