/** How postcodes look: `#` a digit, `@` a letter, anything else stands as it is. Several where a country has several. */
type Format = {
  shapes: readonly string[];
  example: string;
  /** Codes that begin with 0 exist, and programs for tables lose that 0. */
  zero?: true;
  /** Streets have numbers, without exception that matters to a carrier. */
  numbered?: true;
};

const format = (
  shapes: string | readonly string[],
  example: string,
  flags: Pick<Format, 'zero' | 'numbered'> = {},
): Format => ({ shapes: typeof shapes === 'string' ? [shapes] : shapes, example, ...flags });

const numbered = { numbered: true } as const;
const zero = { zero: true } as const;

export const postcodeFormats: Readonly<Record<string, Format>> = {
  AT: format('####', '1010', numbered),
  AU: format('####', '2000', zero),
  BE: format('####', '1000', numbered),
  BG: format('####', '1000'),
  BR: format('#####-###', '01310-100', zero),
  CA: format('@#@ #@#', 'K1A 0B1', numbered),
  CH: format('####', '8001', numbered),
  CY: format('####', '1010'),
  CZ: format('### ##', '110 00', numbered),
  DE: format('#####', '20095', { zero: true, numbered: true }),
  DK: format('####', '1050', { zero: true, numbered: true }),
  EE: format('#####', '10111'),
  ES: format('#####', '08001', zero),
  FI: format('#####', '00100', { zero: true, numbered: true }),
  FR: format('#####', '06000', zero),
  GB: format(['@# #@@', '@## #@@', '@@# #@@', '@@## #@@', '@#@ #@@', '@@#@ #@@'], 'SW1A 1AA'),
  GR: format('### ##', '104 31'),
  HR: format('#####', '10000'),
  HU: format('####', '1051', numbered),
  IE: format(
    ['@## @@@@', '@## @@@#', '@## @@#@', '@## @@##', '@## @#@@', '@## @#@#', '@## @##@', '@## @###'],
    'D02 AF30',
  ),
  IN: format('######', '110001'),
  IS: format('###', '101'),
  IT: format('#####', '00184', zero),
  JP: format('###-####', '100-0001', zero),
  KR: format('#####', '03187', zero),
  LI: format('####', '9490', numbered),
  LT: format('LT-#####', 'LT-01100'),
  LU: format('####', '1009', numbered),
  LV: format('LV-####', 'LV-1010'),
  MX: format('#####', '06000', zero),
  NL: format('#### @@', '1012 AB', numbered),
  NO: format('####', '0150', { zero: true, numbered: true }),
  NZ: format('####', '0110', zero),
  PL: format('##-###', '00-001', { zero: true, numbered: true }),
  PT: format('####-###', '1000-001'),
  RO: format('######', '010011', zero),
  SE: format('### ##', '111 22', numbered),
  SG: format('######', '018956', zero),
  SI: format('####', '1000', numbered),
  SK: format('### ##', '811 01', { zero: true, numbered: true }),
  TR: format('#####', '06000', zero),
  US: format(['#####', '#####-####'], '10001', { zero: true, numbered: true }),
};

export type ReadPostcode = {
  postcode: string;
  /** exact: as it was · spacing: only spaces, dashes or case · repaired: a letter for a digit, a lost 0. */
  how: 'exact' | 'spacing' | 'repaired';
};

/** The postcode that is meant, or null where none is. Undefined: nobody here knows the country's postcodes. */
export function readPostcode(country: string, text: string): ReadPostcode | null | undefined {
  const known = postcodeFormats[country];
  if (!known) return undefined;
  const bare = text.toUpperCase().replace(/[^A-Z0-9]/g, '');
  for (const [candidate, how] of readings(country, bare, known.zero)) {
    for (const shape of known.shapes) {
      const postcode = fit(candidate, shape, false);
      if (postcode)
        return {
          postcode,
          how: how === 'as written' ? (postcode === text ? 'exact' : 'spacing') : 'repaired',
        };
    }
    for (const shape of known.shapes) {
      const postcode = fit(candidate, shape, true);
      if (postcode) return { postcode, how: 'repaired' };
    }
  }
  return null;
}

/** As its country writes it, so that a postcode is one and the same whichever way somebody types it. Nothing is guessed. */
export function writtenPostcode(country: string, text: string): string {
  const read = readPostcode(country, text);
  return read && read.how !== 'repaired' ? read.postcode : text.trim().toUpperCase();
}

/** As written; without the country in front (D-20095); with the 0 that was lost. */
function readings(
  country: string,
  bare: string,
  zero: true | undefined,
): [string, 'as written' | 'guessed'][] {
  const prefix = new RegExp(
    `^(?:${country}|${country === 'DE' ? 'D' : country === 'AT' ? 'A' : country})(?=\\d)`,
  );
  const stripped = bare.replace(prefix, '');
  return [
    [bare, 'as written'],
    ...(stripped === bare ? [] : [[stripped, 'as written'] as [string, 'as written']]),
    ...(zero && /^\d+$/.test(bare) ? [[`0${bare}`, 'guessed'] as [string, 'guessed']] : []),
  ];
}

const asDigit: Record<string, string> = { O: '0', I: '1', L: '1' };
const asLetter: Record<string, string> = { 0: 'O', 1: 'I' };

/** The bare text written into a shape, or null. `mend`: a letter where a digit belongs is read as that digit. */
function fit(bare: string, shape: string, mend: boolean): string | null {
  let at = 0;
  let out = '';
  for (const slot of shape) {
    if (slot !== '#' && slot !== '@' && !/[A-Z]/.test(slot)) {
      out += slot;
      continue;
    }
    const char = bare[at++];
    if (char === undefined) return null;
    const fits = slot === '#' ? /\d/ : slot === '@' ? /[A-Z]/ : new RegExp(slot);
    const mended = slot === '#' ? asDigit[char] : slot === '@' ? asLetter[char] : undefined;
    if (fits.test(char)) out += char;
    else if (mend && mended) out += mended;
    else return null;
  }
  return at === bare.length ? out : null;
}
