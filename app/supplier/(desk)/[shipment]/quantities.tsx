import { FieldError } from '@/components/ui/field';
import { Input } from '@/components/ui/input';

export type LineLeft = { lineNo: number; name: string; left: number };

type QuantitiesProps = {
  legend: string;
  /** Keeps the fields of two forms on one page apart. */
  prefix: string;
  lines: readonly LineLeft[];
  typed?: Record<string, string> | undefined;
  error?: string | undefined;
};

/** How many of each line; nothing is asked where there is only one unit. */
export function Quantities({ legend, prefix, lines, typed, error }: QuantitiesProps) {
  const [only] = lines;
  if (lines.length === 1 && only?.left === 1) return null;
  return (
    <fieldset>
      <legend className="flex flex-wrap items-baseline gap-x-1.5 pb-1">
        <b className="font-semibold">{legend}</b> <FieldError error={error} />
      </legend>
      {lines.map(({ lineNo, name, left }) => (
        <label
          key={lineNo}
          htmlFor={`${prefix}-${lineNo}`}
          className="flex items-center gap-3 border-b py-1.5 last:border-b-0"
        >
          <span className="min-w-0 flex-1">{name}</span>
          <Input
            id={`${prefix}-${lineNo}`}
            name={`q${lineNo}`}
            type="number"
            inputMode="numeric"
            min={0}
            max={left}
            defaultValue={typed?.[`q${lineNo}`] ?? left}
            className="max-w-24"
          />
          <span className="w-14 text-muted-foreground">of {left}</span>
        </label>
      ))}
    </fieldset>
  );
}
