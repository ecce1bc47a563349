import { Refusal } from '@/lib/errors';
import type { LivingLine } from '@/lib/fulfillment/units-tx';
import type { LineUnits, OrderLine } from './lines-tx';

export type Take = LivingLine & { units: number };
export type CancelPlan = {
  /** What the customer ordered, sets as one. */
  units: LineUnits[];
  /** Every line that settles: sets with their parts. */
  settled: LineUnits[];
  takes: Take[];
  /** Nothing of the order is left to send. */
  whole: boolean;
};

/**
 * Which units leave which shipments: waiting ones first, then those that have come least far. Pure; throws a Refusal that
 * says what is in the way. Without `asked`: everything that has not left.
 */
export function planCancel({
  number,
  lines,
  living,
  asked,
  pickedToo,
  parcelsOf,
}: {
  number: string;
  lines: readonly OrderLine[];
  living: readonly LivingLine[];
  asked: readonly LineUnits[] | undefined;
  pickedToo: boolean;
  /** Packed parcels with units of a line. */
  parcelsOf: (lineNo: number) => readonly number[];
}): CancelPlan {
  const rowsOf = (lineNo: number) => living.filter((row) => row.lineNo === lineNo);
  const partsOf = (line: OrderLine) =>
    line.kind === 'bundle'
      ? lines
          .filter((part) => part.parentNo === line.no)
          .map((part) => ({ line: part, each: part.quantity / line.quantity }))
      : [{ line, each: 1 }];
  const here = (line: OrderLine) => total(rowsOf(line.no), (row) => row.quantity - row.shipped);

  const chosen = asked
    ? asFarAsOrdered(number, lines, asked)
    : lines
        .filter((line) => line.parentNo === null)
        .map((line) => ({
          line,
          quantity: Math.min(...partsOf(line).map((part) => Math.floor(here(part.line) / part.each))),
        }))
        .filter(({ quantity }) => quantity > 0);
  if (chosen.length === 0) throw new Refusal('conflict', `Nothing is left to cancel in order ${number}.`);

  const settled = new Map<number, number>();
  const takes: Take[] = [];
  for (const { line, quantity } of chosen) {
    settled.set(line.no, quantity);
    for (const { line: part, each } of partsOf(line)) {
      const units = quantity * each;
      settled.set(part.no, units);
      const rows = rowsOf(part.no);
      refuseWhatIsTooFar(part, rows, units, pickedToo, parcelsOf);
      takes.push(...takeFrom(rows, units, pickedToo));
    }
  }
  const open = total(
    lines.filter((line) => line.kind !== 'bundle'),
    (line) => line.quantity - line.canceled,
  );
  return {
    units: chosen.map(({ line, quantity }) => ({ lineNo: line.no, quantity })),
    settled: [...settled].map(([lineNo, quantity]) => ({ lineNo, quantity })),
    takes,
    whole: open === total(takes, (take) => take.units),
  };
}

function asFarAsOrdered(number: string, lines: readonly OrderLine[], asked: readonly LineUnits[]) {
  const sums = new Map<number, number>();
  for (const { lineNo, quantity } of asked) sums.set(lineNo, (sums.get(lineNo) ?? 0) + quantity);
  return [...sums].map(([lineNo, quantity]) => {
    const line = lines.find((candidate) => candidate.no === lineNo);
    if (!line) throw new Refusal('not_found', `Order ${number} has no line ${lineNo}.`);
    const parent = lines.find((candidate) => candidate.no === line.parentNo);
    if (parent)
      throw new Refusal('invalid', `${line.name} is part of ${parent.name}. Cancel that set as a whole.`);
    const left = line.quantity - line.canceled;
    if (quantity > left)
      throw new Refusal(
        'conflict',
        `${line.name}: ${left} of ${line.quantity} are left, so ${quantity} cannot be canceled.`,
      );
    return { line, quantity };
  });
}

function refuseWhatIsTooFar(
  line: OrderLine,
  rows: readonly LivingLine[],
  units: number,
  pickedToo: boolean,
  parcelsOf: (lineNo: number) => readonly number[],
) {
  const open = total(rows, (row) => row.quantity - row.shipped);
  if (units > open)
    throw new Refusal(
      'conflict',
      `${line.name}: ${line.quantity - line.canceled - open} have already left and ${open} can be canceled. Take the rest back as a return.`,
    );
  const unpacked = total(rows, (row) => row.quantity - row.packed);
  if (units > unpacked)
    throw new Refusal(
      'conflict',
      `${line.name}: ${open - unpacked} are packed. Unpack parcel ${parcelsOf(line.no).join(' and ')} first.`,
      { parcelIds: parcelsOf(line.no) },
    );
  const unpicked = total(rows, (row) => row.quantity - row.picked);
  if (units > unpicked && !pickedToo)
    throw new Refusal(
      'conflict',
      `${line.name}: ${unpacked - unpicked} are already picked. Only an owner can cancel them now.`,
    );
}

function takeFrom(rows: readonly LivingLine[], units: number, pickedToo: boolean): Take[] {
  let left = units;
  return rows.flatMap((row) => {
    const part = Math.min(left, row.quantity - (pickedToo ? row.packed : row.picked));
    left -= part;
    return part > 0 ? [{ ...row, units: part }] : [];
  });
}

const total = <Row>(rows: readonly Row[], count: (row: Row) => number) =>
  rows.reduce((sum, row) => sum + count(row), 0);
