import { z } from 'zod';

const id = z.int().positive();
const quantity = z.int('A whole number').min(0).max(1_000_000);

/** What is left out (null) fits everything. */
const fits = {
  location: z.string().trim().min(1).max(60).nullable(),
  channel: z.string().trim().min(1).max(40).nullable(),
  category: z.string().trim().min(1).max(100).nullable(),
  quantity,
};
export const AddSafetyRuleInput = z.strictObject(fits);
export type AddSafetyRuleInput = z.output<typeof AddSafetyRuleInput>;

export const ChangeSafetyRuleInput = z.strictObject({ ruleId: id, ...fits });
export type ChangeSafetyRuleInput = z.output<typeof ChangeSafetyRuleInput>;

export const RemoveSafetyRuleInput = z.strictObject({ ruleId: id });
export type RemoveSafetyRuleInput = z.output<typeof RemoveSafetyRuleInput>;

/** All rules in their new order; the last that fits speaks. */
export const ArrangeSafetyInput = z.strictObject({ ruleIds: z.array(id).min(1).max(200) });
export type ArrangeSafetyInput = z.output<typeof ArrangeSafetyInput>;

/** What one shelf keeps back for itself, and at how few somebody should order more (null: never). */
export const SetStockLimitsInput = z.strictObject({
  sku: z.string().trim().min(1).max(100),
  location: z.string().trim().min(1).max(60),
  safety: quantity,
  lowAt: z.int('A whole number').min(0).max(1_000_000).nullable(),
});
export type SetStockLimitsInput = z.output<typeof SetStockLimitsInput>;

const word = z
  .string()
  .trim()
  .min(1)
  .max(100)
  .refine((text) => !text.includes('\0'))
  .optional()
  .catch(undefined);
/** The address of the settings page: what is tried out. */
export const TrySafety = z.object({ sku: word, location: word, channel: word });
export type TrySafety = z.output<typeof TrySafety>;
