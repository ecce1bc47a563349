export type Box = {
  id: number;
  name: string;
  key: number | null;
  lengthMm: number;
  widthMm: number;
  heightMm: number;
  tareG: number;
  maxG: number | null;
};

const TOLERANCE = 0.05;
const TOLERANCE_G = 50;

/** What units weigh together; null when the weight of one of them is not known. */
export function contentsG(units: readonly { quantity: number; weightG: number | null }[]): number | null {
  let sum = 0;
  for (const { quantity, weightG } of units) {
    if (weightG === null) return null;
    sum += quantity * weightG;
  }
  return sum;
}

export const carries = ({ maxG }: Pick<Box, 'maxG'>, grams: number) => maxG === null || grams <= maxG;

/** The smallest box that carries the contents. Only weights are known of goods, so nothing is said about their size. */
export function suggestBox(boxes: readonly Box[], grams: number | null): Box | null {
  if (grams === null || grams === 0) return null;
  const rated = boxes.filter(({ maxG }) => maxG !== null && grams <= maxG);
  return rated.sort((a, b) => volumeOf(a) - volumeOf(b) || a.id - b.id)[0] ?? null;
}

export const volumeOf = ({ lengthMm, widthMm, heightMm }: Box) => lengthMm * widthMm * heightMm;

/** How many grams the scale is off by what was expected, minus for too light; null when within 5 %, at least 50 g. */
export function weightGap(scaleG: number | null, expectedG: number | null): number | null {
  if (scaleG === null || expectedG === null) return null;
  const gap = scaleG - expectedG;
  return Math.abs(gap) > Math.max(TOLERANCE_G, expectedG * TOLERANCE) ? gap : null;
}

export const formatKg = (grams: number) => `${(grams / 1000).toFixed(2)} kg`;

/** Inside, in centimeters: "38 × 28 × 20". */
export const formatSize = ({ lengthMm, widthMm, heightMm }: Box) =>
  [lengthMm, widthMm, heightMm].map((mm) => mm / 10).join(' × ');

/** What our own label carries: `P` and the parcel's id. */
export const parcelCode = (parcelId: number) => `P${parcelId}`;
export const readParcelCode = (text: string): number | null => {
  const id = /^P([1-9]\d{0,14})$/i.exec(text.trim())?.[1];
  return id ? Number(id) : null;
};
