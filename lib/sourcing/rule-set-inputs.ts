import { z } from 'zod';
import type { RuleEffect, RuleFilter, RuleSet } from '@/db/schema/sourcing';
import { lineKinds } from '@/db/statuses';

const text = (max: number) => z.string().trim().min(1).max(max);
const some = <One extends z.ZodType>(one: One) => z.array(one).min(1, 'Choose at least one').max(50);
const setId = z.int().positive();
/** What the person saw when they began; null when there was nothing yet. Somebody else's later change is not overwritten. */
const basedOn = z.iso.datetime().nullable();

export const MOST_RULES = 40;
export const MOST_RULE_SETS = 50;

const amount = z.int('Write an amount').min(0).max(1_000_000_000_000);
const currency = z.string().regex(/^[A-Z]{3}$/, 'Three capital letters, for example EUR');
const filterShape = {
  channels: some(text(60)).optional(),
  tags: some(text(60)).optional(),
  countries: some(z.string().regex(/^[A-Z]{2}$/, 'Two capital letters, for example FR')).optional(),
  kinds: some(z.enum(lineKinds)).optional(),
  minAmount: amount.optional(),
  maxAmount: amount.optional(),
  currency: currency.optional(),
};

function amounts({ minAmount, maxAmount, currency }: RuleFilter, ctx: z.RefinementCtx) {
  const asks = minAmount !== undefined || maxAmount !== undefined;
  if (asks && !currency) ctx.addIssue({ code: 'custom', message: 'Say in which currency the amount is' });
  if (minAmount !== undefined && maxAmount !== undefined && minAmount > maxAmount)
    ctx.addIssue({ code: 'custom', message: 'No order is worth more than its most: swap the two amounts' });
}

export const RuleFilterInput = z.strictObject(filterShape).superRefine(amounts);
export const RuleWhenInput = z
  .strictObject({
    ...filterShape,
    /** Delivery or pickup, or the code of a shipping method. */
    methods: some(text(60)).optional(),
    overWeightG: z.int('Whole grams').min(1, 'It must be more than 0').max(100_000_000).optional(),
  })
  .superRefine(amounts);

const NONE = 'A limit of 0 would let nothing leave. Give 1 or more';
export const RuleEffectInput = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.enum(['only', 'never', 'prefer']), locations: some(text(60)) }),
  z.strictObject({
    kind: z.enum([
      'same_country',
      'same_region',
      'nearest',
      'fewest_shipments',
      'most_stock',
      'days_of_cover',
      'lowest_cost',
      'capacity_left',
    ]),
  }),
  z
    .strictObject({
      kind: z.literal('limit'),
      maxShipments: z.int().min(1, NONE).max(100).optional(),
      noSplitUnder: z
        .strictObject({ amount: z.int().min(1, NONE).max(1_000_000_000_000), currency })
        .optional(),
      complete: z.boolean().optional(),
    })
    .refine(
      ({ maxShipments, noSplitUnder, complete }) => maxShipments || noSplitUnder || complete,
      'Say what the limit is',
    ),
  z.strictObject({ kind: z.literal('otherwise'), action: z.enum(['wait', 'refuse']) }),
]) satisfies z.ZodType<RuleEffect>;

export const SourcingRuleInput = z.strictObject({
  id: text(40),
  name: text(80),
  when: RuleWhenInput,
  effect: RuleEffectInput,
});

/** A whole document, as it is stored. */
export const RuleSetInput = z
  .strictObject({
    name: text(80),
    filter: RuleFilterInput,
    rules: z.array(SourcingRuleInput).max(MOST_RULES, `At most ${MOST_RULES} rules`),
  })
  .superRefine(({ rules }, ctx) => {
    const wrong = (message: string) => ctx.addIssue({ code: 'custom', path: ['rules'], message });
    if (new Set(rules.map(({ id }) => id)).size < rules.length) wrong('Two rules have the same id');
    const last = rules.filter(({ effect }) => effect.kind === 'otherwise');
    if (last.length > 1)
      wrong(`"${last[0]?.name}" and "${last[1]?.name}" both say what happens otherwise. Keep one of them`);
  }) satisfies z.ZodType<RuleSet>;

export const CreateRuleSetInput = z.strictObject({
  name: text(80),
  filter: RuleFilterInput.default({}),
});
export type CreateRuleSetInput = z.output<typeof CreateRuleSetInput>;

export const SaveDraftInput = z.strictObject({ setId, basedOn, draft: RuleSetInput });
export type SaveDraftInput = Omit<z.output<typeof SaveDraftInput>, 'draft'> & { draft: RuleSet };

/** Also as a plain form sends it, for a browser without script. */
const fromForm = (raw: unknown) =>
  raw instanceof FormData ? Object.fromEntries([...raw].filter(([name]) => !name.startsWith('$'))) : raw;
const numberText = z.union([
  z.number(),
  z
    .string()
    .regex(/^-?\d{1,9}$/)
    .transform(Number),
]);

export const MoveRuleInput = z.preprocess(
  fromForm,
  z.strictObject({
    setId: numberText.pipe(setId),
    basedOn: z.union([z.literal('').transform(() => null), basedOn]),
    ruleId: text(40),
    /** Its new place in the list, from 0. */
    to: numberText.pipe(z.int().min(0).max(MOST_RULES)),
  }),
);
export type MoveRuleInput = z.output<typeof MoveRuleInput>;

export const MoveRuleSetInput = z.preprocess(
  fromForm,
  z.strictObject({ setId: numberText.pipe(setId), to: numberText.pipe(z.int().min(0).max(1000)) }),
);
export type MoveRuleSetInput = z.output<typeof MoveRuleSetInput>;

export const RuleSetVersionInput = z.strictObject({ setId, basedOn });
export type RuleSetVersionInput = z.output<typeof RuleSetVersionInput>;

export const OneRuleSetInput = z.strictObject({ setId });
export type OneRuleSetInput = z.output<typeof OneRuleSetInput>;
