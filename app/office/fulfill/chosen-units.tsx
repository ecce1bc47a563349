import { Input } from '@/components/ui/input';

export type ChoosableLine = { lineNo: number; name: string; left: number };

/** How many units of each line are meant, all of them at first. */
export function ChosenUnits({ lines }: { lines: readonly ChoosableLine[] }) {
  return (
    <fieldset className="grid gap-1.5">
      <legend className="pb-1 font-control">How many of each</legend>
      {lines.map(({ lineNo, name, left }) => (
        <label key={lineNo} className="grid grid-cols-[minmax(0,1fr)_72px_64px] items-center gap-2">
          <span className="truncate">{name}</span>
          <Input name={`line-${lineNo}`} type="number" min={0} max={left} defaultValue={left} />
          <span className="text-muted-foreground">of {left}</span>
        </label>
      ))}
    </fieldset>
  );
}

/** The units as they stand in the form. */
export const unitsIn = (form: FormData, lines: readonly ChoosableLine[]) =>
  lines
    .map(({ lineNo }) => ({ lineNo, quantity: Number(form.get(`line-${lineNo}`) ?? 0) }))
    .filter(({ quantity }) => quantity > 0);
