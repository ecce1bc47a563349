import type { UnscannableReason } from '@/db/statuses';

/** A line at the pack station: `left` units of it are not in a box yet. */
export type StationLine = {
  lineNo: number;
  name: string;
  sku: string | null;
  barcode: string | null;
  left: number;
};
export type Check =
  | { how: 'scan'; lineNo: number; quantity: number; code: string }
  | { how: 'hand'; lineNo: number; quantity: number }
  | { how: 'unscannable'; lineNo: number; quantity: number; reason: UnscannableReason };

/** Why the station is red: nothing more is counted before somebody has confirmed it. */
export type Block = { why: 'wrong' | 'too_many'; code: string; lineNo: number | null };
/** What has been made sure of for the box that stands open. */
export type Verified = {
  checks: Check[];
  wrongScans: number;
  /** The line that was counted last. */
  lineNo: number | null;
  block: Block | null;
};

export const nothingVerified: Verified = { checks: [], wrongScans: 0, lineNo: null, block: null };

/** As scanners and people write a code: without the symbology's prefix, any case, a GTIN in any of its lengths. */
export function foldCode(text: string) {
  const code = text
    .trim()
    .replace(/^\][A-Za-z]\d/, '')
    .toUpperCase();
  return /^(\d{8}|\d{12,14})$/.test(code) ? code.padStart(14, '0') : code;
}

/** How a scanned code may be written where it is stored, for looking it up. */
export function spellingsOf(code: string) {
  const folded = foldCode(code);
  const gtins = /^\d{14}$/.test(folded)
    ? [13, 12, 8].filter((length) => /^0*$/.test(folded.slice(0, 14 - length)))
    : [];
  return [...new Set([code.trim(), folded, ...gtins.map((length) => folded.slice(14 - length))])];
}

export const isCodeOf = ({ sku, barcode }: Pick<StationLine, 'sku' | 'barcode'>, code: string) =>
  [sku, barcode].some((own) => own !== null && foldCode(own) === foldCode(code));

export const countOf = ({ checks }: Pick<Verified, 'checks'>, lineNo: number) =>
  checks.reduce((sum, check) => sum + (check.lineNo === lineNo ? check.quantity : 0), 0);

export const leftOf = (line: StationLine, verified: Verified) => line.left - countOf(verified, line.lineNo);

export const unitsOf = ({ checks }: Pick<Verified, 'checks'>) =>
  checks.reduce((sum, { quantity }) => sum + quantity, 0);

/** The line to go on with: the one just counted until it is complete, then the first that is not. */
export function nextLine<Line extends StationLine>(lines: readonly Line[], verified: Verified) {
  const open = lines.filter((line) => leftOf(line, verified) > 0);
  return open.find(({ lineNo }) => lineNo === verified.lineNo) ?? open[0] ?? null;
}

/** A right code counts one unit up; a wrong one, or one unit too many, blocks. Nothing counts while it is blocked. */
export function scan(lines: readonly StationLine[], verified: Verified, code: string): Verified {
  if (verified.block) return { ...verified, wrongScans: verified.wrongScans + 1 };
  const named = lines.filter((line) => isCodeOf(line, code));
  const line = named.find((one) => leftOf(one, verified) > 0);
  if (line) return count(verified, { how: 'scan', lineNo: line.lineNo, quantity: 1, code });
  const block: Block = {
    why: named.length > 0 ? 'too_many' : 'wrong',
    code,
    lineNo: named[0]?.lineNo ?? null,
  };
  return { ...verified, wrongScans: verified.wrongScans + 1, block };
}

/** Counted by a person: several at once, by touch, or because no code can be scanned. Never more than are left. */
export function countByHand(
  lines: readonly StationLine[],
  verified: Verified,
  { lineNo, quantity, reason }: { lineNo: number; quantity: number; reason?: UnscannableReason },
): Verified {
  const line = lines.find((one) => one.lineNo === lineNo);
  if (verified.block || !line || !Number.isInteger(quantity) || quantity < 1) return verified;
  if (quantity > leftOf(line, verified))
    return { ...verified, block: { why: 'too_many', code: line.sku ?? line.name, lineNo } };
  return count(
    verified,
    reason ? { how: 'unscannable', lineNo, quantity, reason } : { how: 'hand', lineNo, quantity },
  );
}

function count(verified: Verified, check: Check): Verified {
  const checks = verified.checks.some((one) => isSameKind(one, check))
    ? verified.checks.map((one) =>
        isSameKind(one, check) ? { ...one, quantity: one.quantity + check.quantity } : one,
      )
    : [...verified.checks, check];
  return { ...verified, checks, lineNo: check.lineNo };
}

const isSameKind = (one: Check, other: Check) =>
  JSON.stringify({ ...one, quantity: 0 }) === JSON.stringify({ ...other, quantity: 0 });

/** Somebody has seen why it was red. */
export const acknowledge = (verified: Verified): Verified => ({ ...verified, block: null });

/** The units of a line lie beside the box again. */
export const countAgain = (verified: Verified, lineNo: number): Verified => ({
  ...verified,
  checks: verified.checks.filter((check) => check.lineNo !== lineNo),
});

/** Whether what was verified earlier still fits the shipment: units may have been canceled or packed meanwhile. */
export const stillFits = (lines: readonly StationLine[], verified: Verified) =>
  verified.checks.every(({ lineNo }) => lines.some((line) => line.lineNo === lineNo)) &&
  lines.every((line) => leftOf(line, verified) >= 0);

export type Typed =
  | { is: 'nothing' }
  | { is: 'box'; key: number }
  | { is: 'quantity'; quantity: number }
  | { is: 'weight'; weightG: number }
  | { is: 'code'; code: string };

/**
 * What was typed into the listening field: `2` a box, `*6` six of the item just counted, `2.31` or `2310 g` the scale, all
 * else a code. A code of the shipment is always one.
 */
export function readTyped(text: string, lines: readonly StationLine[]): Typed {
  const typed = text.trim();
  if (typed === '') return { is: 'nothing' };
  if (lines.some((line) => isCodeOf(line, typed))) return { is: 'code', code: typed };
  if (/^[1-4]$/.test(typed)) return { is: 'box', key: Number(typed) };
  const quantity = Number(/^\*(\d{1,5})$/.exec(typed)?.[1] ?? 0);
  if (quantity > 0) return { is: 'quantity', quantity };
  const weightG = /^\d+[.,]\d+(\s*kg)?$|^\d+\sk?g$/i.test(typed) ? readWeight(typed) : null;
  return weightG === null ? { is: 'code', code: typed } : { is: 'weight', weightG };
}

/** Grams of "2.31", "2,31 kg" or "850 g"; null for what is no weight. */
export function readWeight(text: string): number | null {
  const [, figure = '', unit = 'kg'] =
    /^(\d{1,4}(?:[.,]\d{1,3})?|\d{1,7})\s*(kg|g)?$/i.exec(text.trim()) ?? [];
  const grams = Math.round(Number(figure.replace(',', '.')) * (unit.toLowerCase() === 'g' ? 1 : 1000));
  return figure !== '' && grams > 0 && grams <= 1_000_000 ? grams : null;
}
