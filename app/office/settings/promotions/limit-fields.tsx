import { Checkbox } from '@/components/ui/checkbox';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';

export type Limits = {
  minItems: string;
  starts: string;
  ends: string;
  maxUses: string;
  once: boolean;
};

type LimitFieldsProps = {
  id: string;
  limits?: Limits;
  /** Why there can be no limit of uses. */
  uncounted?: boolean;
  currency?: string | null;
};

/** When, for whom and how often; each may stay empty. */
export function LimitFields({ id, limits, uncounted, currency }: LimitFieldsProps) {
  return (
    <>
      <div className="grid grid-cols-2 gap-2.5">
        <Field id={`starts-${id}`} label="From" optional>
          <Input name="starts" type="date" defaultValue={limits?.starts} />
        </Field>
        <Field id={`ends-${id}`} label="Until, that day included" optional>
          <Input name="ends" type="date" defaultValue={limits?.ends} />
        </Field>
      </div>
      <div className="grid grid-cols-2 gap-2.5">
        <Field
          id={`min-${id}`}
          label="Items for at least"
          optional
          help={currency === null ? 'This code has no currency' : 'before the code, without shipping'}
        >
          <Input
            name="minItems"
            inputMode="decimal"
            defaultValue={limits?.minItems}
            disabled={currency === null}
          />
        </Field>
        <Field
          id={`uses-${id}`}
          label="Uses in all"
          optional
          help={uncounted ? 'Not counted so far: create another code for a limit' : 'empty: as many as come'}
        >
          <Input
            name="maxUses"
            type="number"
            inputMode="numeric"
            min={1}
            defaultValue={limits?.maxUses}
            disabled={uncounted}
          />
        </Field>
      </div>
      <Checkbox
        name="once"
        defaultChecked={limits?.once}
        label="Each customer once,"
        help="by e-mail address"
      />
    </>
  );
}
