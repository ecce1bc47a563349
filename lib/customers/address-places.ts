/** Which state or province a postcode is in, where its beginning says so for certain; several where it may be either. */
type Range = { from: number; to: number; regions: string[] };

const rangesOf = (text: string): Range[] =>
  text.split(',').map((part) => {
    const [, from, to, regions = ''] = /(\d+)-(\d+) ([A-Z ]+)/.exec(part) ?? [];
    return { from: Number(from), to: Number(to), regions: regions.split(' ') };
  });

/** By the first three digits. */
const us =
  rangesOf(`5-5 NY, 6-7 PR, 8-8 VI, 9-9 PR, 10-27 MA, 28-29 RI, 30-38 NH, 39-49 ME, 50-54 VT, 55-55 MA, 56-59 VT, 
  60-62 CT, 63-63 CT NY, 64-69 CT, 70-89 NJ, 100-149 NY, 150-196 PA, 197-199 DE, 200-200 DC, 201-201 VA, 
  202-205 DC, 206-219 MD, 220-246 VA, 247-268 WV, 270-289 NC, 290-299 SC, 300-319 GA, 320-339 FL, 341-349 FL, 
  350-369 AL, 370-385 TN, 386-397 MS, 398-399 GA, 400-427 KY, 430-459 OH, 460-479 IN, 480-499 MI, 500-528 IA, 
  530-549 WI, 550-567 MN, 570-577 SD, 580-588 ND, 590-599 MT, 600-629 IL, 630-658 MO, 660-679 KS, 680-693 NE, 
  700-714 LA, 716-729 AR, 730-732 OK, 733-733 TX, 734-749 OK, 750-799 TX, 800-816 CO, 820-831 WY, 832-838 ID, 
  840-847 UT, 850-865 AZ, 870-884 NM, 885-885 TX, 889-898 NV, 900-961 CA, 967-968 HI, 969-969 GU, 970-979 OR, 
  980-994 WA, 995-999 AK`);
/** By the first two digits. */
const br =
  rangesOf(`1-19 SP, 20-28 RJ, 29-29 ES, 30-39 MG, 40-48 BA, 49-49 SE, 50-56 PE, 57-57 AL, 58-58 PB, 59-59 RN, 
  60-63 CE, 64-64 PI, 65-65 MA, 66-67 PA, 68-68 PA AP, 69-69 AM RR AC, 70-73 DF GO, 74-75 GO, 76-76 GO RO, 
  77-77 TO, 78-78 MT, 79-79 MS, 80-87 PR, 88-89 SC, 90-99 RS`);
const lettersOf = (text: string): Record<string, string[]> =>
  Object.fromEntries(text.split(',').map((part) => [part.trim()[0], part.trim().slice(2).split(' ')]));

/** By the first letter or digit. */
const ca =
  lettersOf(`A NL, B NS, C PE, E NB, G QC, H QC, J QC, K ON, L ON, M ON, N ON, P ON, R MB, S SK, T AB, V BC,
  X NT NU, Y YT`);
const au = lettersOf('1 NSW, 2 NSW ACT, 3 VIC NSW, 4 QLD NSW, 5 SA, 6 WA, 7 TAS, 8 VIC, 9 QLD');

const inRange = (ranges: Range[], number: number) =>
  ranges.find(({ from, to }) => number >= from && number <= to)?.regions;

/** The regions a postcode may be in, as their short codes; undefined where nobody here can say. */
export function regionsOf(country: string, postcode: string): string[] | undefined {
  if (country === 'US') return inRange(us, Number(postcode.slice(0, 3)));
  if (country === 'BR') return inRange(br, Number(postcode.slice(0, 2)));
  if (country === 'CA') return ca[postcode.charAt(0)];
  return country === 'AU' ? au[postcode.charAt(0)] : undefined;
}

const codesOf = (lists: string[][]) => new Set(lists.flat());
const codes: Record<string, Set<string>> = {
  US: codesOf(us.map(({ regions }) => regions)),
  BR: codesOf(br.map(({ regions }) => regions)),
  CA: codesOf(Object.values(ca)),
  AU: codesOf(Object.values(au)),
};

/** Every short code of the country that some postcode has: other words for a region are not judged. */
export const isRegionCode = (country: string, region: string) => codes[country]?.has(region) ?? false;

const citiesOf = (text: string) =>
  new Map(
    text.split(',').map((part) => {
      const [name = '', ...starts] = part.trim().split(/\s+/);
      return [name, starts] as const;
    }),
  );

/** Cities everybody knows, with how their postcodes may begin. Names as `foldPlace` leaves them. */
const cities: Record<string, Map<string, string[]>> = {
  AT: citiesOf(`wien 1, vienna 1, graz 80, linz 40, salzburg 50, innsbruck 60`),
  BE: citiesOf(`bruxelles 1, brussel 1, brussels 1, antwerpen 20 26, gent 90, liege 40`),
  BR: citiesOf(
    `saopaulo 0, riodejaneiro 2, brasilia 7, belohorizonte 30 31, salvador 40 41 42, curitiba 80 81 82`,
  ),
  CH: citiesOf(`zurich 80, bern 30, basel 40, geneve 12, lausanne 10`),
  DE: citiesOf(`berlin 10 12 13 14, hamburg 20 21 22 27, munchen 80 81, munich 80 81, koln 50 51, cologne 50 51, 
  frankfurtammain 60 65, stuttgart 70, dusseldorf 40, leipzig 04, dresden 01, bremen 27 28, hannover 30, 
  nurnberg 90`),
  ES: citiesOf(`madrid 28, barcelona 08, sevilla 41, zaragoza 50, malaga 29, bilbao 48`),
  FR: citiesOf(`paris 75, lyon 69, marseille 13, toulouse 31, nice 06, nantes 44, bordeaux 33, lille 59`),
  GB: citiesOf(`london E EC N NW SE SW W WC BR CR DA EN HA IG KT RM SM TN TW UB WD, manchester M, birmingham B, glasgow G, 
  edinburgh EH, liverpool L, leeds LS, bristol BS, cardiff CF, belfast BT`),
  IT: citiesOf(`roma 00, rome 00, milano 20, milan 20, napoli 80, torino 10, firenze 50, bologna 40`),
  NL: citiesOf(`amsterdam 10 11, rotterdam 30 31, utrecht 34 35, denhaag 24 25`),
  PT: citiesOf(`lisboa 1, lisbon 1, porto 4, coimbra 3, faro 8`),
};

/** A known city and a postcode that begins as none of its does. */
export function isElsewhere(country: string, city: string, postcode: string) {
  const starts = cities[country]?.get(foldPlace(city));
  if (!starts) return false;
  return !starts.some((start) =>
    country === 'GB' ? /^[A-Z]+/.exec(postcode)?.[0] === start : postcode.startsWith(start),
  );
}

/** "München", "MUENCHEN" and "Munchen" are one word; what stands in brackets is not part of it. */
export const foldPlace = (name: string) =>
  name
    .toLowerCase()
    .replace(/\(.*\)|\d+/g, '')
    .replaceAll('ß', 'ss')
    .replace(/([aou])e(?=[^aeiou]|$)/g, '$1')
    .normalize('NFD')
    .replace(/[^a-z]/g, '');

/** How many letters must be put in, left out or changed; counted no further than `most`. */
export function lettersApart(a: string, b: string, most = 2): number {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++)
      next.push(
        Math.min(
          (row[j] ?? 0) + 1,
          (next[j - 1] ?? 0) + 1,
          (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1),
        ),
      );
    row = next;
  }
  return row[b.length] ?? most + 1;
}
