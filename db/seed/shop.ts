/** The demo shop's cast. Merchant, people and numbers are invented. */
export const demoPassword = 'waybill-demo-2026';
export const demoSignIns = [
  { email: 'owner@demo.example', name: 'Ana Moreira', role: 'owner' },
  { email: 'warehouse@demo.example', name: 'Joris Bakker', role: 'merchant' },
  { email: 'support@demo.example', name: 'Inês Pacheco', role: 'support' },
  { email: 'marketing@demo.example', name: 'Lea Fontaine', role: 'marketing' },
] as const;

export const merchant = { name: 'Halm & Rive', supportEmail: 'hello@halmrive.example', color: null };

const workdays = [1, 2, 3, 4, 5];
/** Days off of these years: `MM-DD` of each, and those that move with Easter. */
const daysOff = (days: readonly string[], moving: readonly string[]) =>
  [...[2026, 2027].flatMap((year) => days.map((day) => `${year}-${day}`)), ...moving].sort();
const french = daysOff(
  ['01-01', '05-01', '05-08', '07-14', '08-15', '11-01', '11-11', '12-25'],
  ['2026-04-06', '2026-05-14', '2026-05-25', '2027-03-29', '2027-05-06', '2027-05-17'],
);
const portuguese = daysOff(
  ['01-01', '04-25', '05-01', '06-10', '08-15', '10-05', '11-01', '12-01', '12-08', '12-25'],
  ['2026-04-03', '2026-06-04', '2027-03-26', '2027-05-27'],
);
const dutch = daysOff(
  ['01-01', '04-27', '12-25', '12-26'],
  ['2026-04-06', '2026-05-14', '2026-05-25', '2027-03-29', '2027-05-06', '2027-05-17'],
);
export const demoLocations = [
  {
    code: 'LYS',
    name: 'Lyon',
    kind: 'warehouse',
    country: 'FR',
    city: 'Lyon',
    postcode: '69002',
    latitude: 45.76,
    longitude: 4.84,
    timeZone: 'Europe/Paris',
    settings: {
      cutOffMinute: 16 * 60,
      handlingDays: 0,
      transitDays: 2,
      workdays,
      holidays: french,
      capacityPerDay: 60,
      shipmentCostAmount: 410,
      street: '14 quai Perrache',
    },
  },
  {
    code: 'OPO',
    name: 'Porto',
    kind: 'warehouse',
    country: 'PT',
    city: 'Porto',
    postcode: '4000-322',
    latitude: 41.15,
    longitude: -8.61,
    timeZone: 'Europe/Lisbon',
    settings: {
      cutOffMinute: 17 * 60,
      handlingDays: 0,
      transitDays: 3,
      workdays,
      holidays: portuguese,
      capacityPerDay: 40,
      shipmentCostAmount: 360,
      street: 'Rua do Freixo 1071',
    },
  },
  {
    code: 'RTM',
    name: 'Rotterdam',
    kind: 'store',
    country: 'NL',
    city: 'Rotterdam',
    postcode: '3011 AA',
    latitude: 51.92,
    longitude: 4.48,
    timeZone: 'Europe/Amsterdam',
    settings: {
      cutOffMinute: 16 * 60 + 30,
      handlingDays: 0,
      transitDays: 2,
      workdays: [1, 2, 3, 4, 5, 6],
      holidays: dutch,
      capacityPerDay: 12,
      shipmentCostAmount: 520,
      street: 'Hoogstraat 88',
    },
  },
] as const;

export const demoMethods = [
  { code: 'standard', name: 'Standard', carrier: 'DPD', position: 0 },
  { code: 'express', name: 'Express', carrier: 'DHL', position: 1 },
] as const;

/** [name, countries, starts of postcodes, days and price in cents by standard and by express, free from by standard] */
export const demoZones = [
  ['Home', ['FR', 'PT', 'NL', 'BE', 'LU'], [], [2, 490], [1, 990], 9_000],
  ['Neighbors', ['DE', 'ES', 'AT', 'IT', 'DK', 'IE'], [], [3, 690], [1, 1_490], 15_000],
  ['Corsica', ['FR'], ['20'], [5, 890], [2, 1_990], 15_000],
  ['North and East', ['SE', 'FI', 'NO', 'PL', 'CZ'], [], [5, 990], [2, 2_490], null],
  ['Rest of the world', [], [], [9, 1_990], null, null],
] as const;

export const demoChannels = [
  { code: 'web', name: 'Web shop', currency: 'EUR', autoConfirm: true },
  { code: 'phone', name: 'Phone', currency: 'EUR', autoConfirm: false },
  { code: 'market', name: 'Marketplace', currency: 'EUR', autoConfirm: true },
] as const;

/** [SKU, name, category, price in cents, weight in g, picture, stock in Lyon, Porto, Rotterdam] */
export const demoProducts = [
  ['LIN-TC-260-FLX', 'Linen tablecloth 160 × 260, flax', 'Table', 12_800, 900, 'tablecloth', 14, 6, 3],
  ['GLS-CRF-1L-SMK', 'Carafe 1 L, smoke', 'Table', 4_600, 700, 'carafe', 9, 4, 0],
  ['GLS-TMB-4-CLR', 'Tumblers, set of 4, clear', 'Table', 3_200, 1_100, 'glass', 22, 12, 8],
  ['STW-BWL-16-CHK', 'Stoneware bowl 16 cm, chalk', 'Table', 1_850, 520, 'bowl', 18, 40, 6],
  ['STW-BWL-16-SND', 'Stoneware bowl 16 cm, sand', 'Table', 1_850, 520, 'bowlsand', 30, 25, 10],
  ['STW-MUG-30-CLY', 'Stoneware mug 30 cl, clay', 'Table', 1_600, 380, 'mug', 48, 36, 20],
  ['OAK-BRD-40', 'Oak board 40 cm', 'Kitchen', 3_900, 1_200, 'board', 12, 9, 5],
  ['BRS-CDL-LOW', 'Brass candle holder, low', 'Light', 2_200, 450, 'candle', 3, 0, 1],
  ['LMP-DSK-GRN', 'Desk lamp, moss green', 'Light', 8_900, 2_300, 'lamp', 7, 5, 3],
  ['WOL-THR-180', 'Wool throw 130 × 180, oat', 'Bed', 9_800, 1_100, 'throw', 11, 15, 2],
  ['LIN-DVT-240', 'Linen duvet cover 240 × 220, cloud', 'Bed', 18_900, 1_600, 'duvet', 8, 10, 0],
  ['STW-VAS-22-INK', 'Stoneware vase 22 cm, ink', 'Home', 5_400, 1_400, 'vase', 10, 7, 6],
] as const;

/** Kept back: the last rule that fits speaks. */
export const demoSafety = [
  { location: null, channel: null, category: 'Table', quantity: 1 },
  { location: 'RTM', channel: null, category: null, quantity: 2 },
  { location: null, channel: 'market', category: null, quantity: 4 },
];

/** [SKU, location, kept back by the shelf itself, low at] */
export const demoLimits = [
  ['BRS-CDL-LOW', 'LYS', 0, 8],
  ['BRS-CDL-LOW', 'RTM', 0, 3],
  ['GLS-CRF-1L-SMK', 'LYS', 3, 12],
  ['STW-BWL-16-CHK', 'LYS', 0, 60],
  ['LMP-DSK-GRN', 'RTM', 0, 12],
  ['STW-MUG-30-CLY', 'LYS', 6, 40],
  ['WOL-THR-180', 'RTM', 0, 6],
] as const;

/** Open in the web shop right now. */
export const demoCarts = [
  { key: 'cart-5f1c', sku: 'STW-BWL-16-CHK', quantity: 4, minutes: 18 },
  { key: 'cart-a302', sku: 'GLS-CRF-1L-SMK', quantity: 1, minutes: 7 },
];

/** The GTIN printed on each product: the maker's number, the position in the list, a check digit. */
export function demoBarcode(position: number) {
  const digits = `560123400${String(position + 1).padStart(3, '0')}`;
  const sum = [...digits].reduce((total, digit, i) => total + Number(digit) * (i % 2 === 0 ? 1 : 3), 0);
  return `${digits}${(10 - (sum % 10)) % 10}`;
}
export const demoBin = (position: number) =>
  `${'ABC'[position % 3]}-0${1 + (position % 7)}-${1 + (position % 4)}`;

/** [name, key at the station, inside length, width and height in mm, own weight and what it carries in g]; a tube is never proposed */
export const demoBoxes = [
  ['S', 1, 240, 180, 120, 120, 3_000],
  ['M', 2, 380, 280, 200, 260, 8_000],
  ['L', 3, 520, 360, 280, 480, 20_000],
  ['Tube', 4, 900, 120, 120, 210, null],
] as const;

/** What telephone numbers begin with where the people live. */
export const dialing: Record<string, string> = {
  BE: '+32 470',
  FR: '+33 612',
  NL: '+31 610',
  ES: '+34 612',
  PT: '+351 910',
  DE: '+49 151',
  SE: '+46 701',
};

/** [name, street, postcode, city, country, language] */
export const demoPeople = [
  ['Saskia Verbruggen', 'Lange Leemstraat 118', '2018', 'Antwerp', 'BE', 'nl'],
  ['Élodie Marchetti', '14 rue de Marseille', '69007', 'Lyon', 'FR', 'fr'],
  ['Bram de Wit', 'Witte de Withstraat 40', '3012 BR', 'Rotterdam', 'NL', 'nl'],
  ['Noor Haddad', 'Rue Haute 212', '1000', 'Brussels', 'BE', 'fr'],
  ['Lucas Ferrand', '8 quai de la Fosse', '44000', 'Nantes', 'FR', 'fr'],
  ['Marta Quintela', 'Rúa do Vilar 31', '15705', 'Santiago', 'ES', 'es'],
  ['Inês Carvalho', 'Rua das Flores 150', '4050-265', 'Porto', 'PT', 'pt'],
  ['Théo Lambert', '3 place Saint-Pierre', '31000', 'Toulouse', 'FR', 'fr'],
  ['Ursula Beck', 'Fehrstraße 9', '22763', 'Hamburg', 'DE', 'de'],
  ['Sofie Janssens', 'Kortrijksestraat 5', '9000', 'Ghent', 'BE', 'nl'],
  ['Rui Tavares', 'Avenida da Boavista 900', '4100-112', 'Porto', 'PT', 'pt'],
  ['Anouk Visser', 'Prinsengracht 501', '1016 HS', 'Amsterdam', 'NL', 'nl'],
  ['Karin Holm', 'Götgatan 22', '118 46', 'Stockholm', 'SE', 'sv'],
  ['Paul Girard', '27 cours Mirabeau', '13100', 'Aix-en-Provence', 'FR', 'fr'],
  ['Tomás Aguiar', 'Rua Augusta 77', '1100-048', 'Lisbon', 'PT', 'pt'],
  ['Greta Lindqvist', 'Linnégatan 4', '413 04', 'Gothenburg', 'SE', 'sv'],
] as const;

/** Where the people live. */
export const demoSpots: Record<string, { latitude: number; longitude: number }> = {
  Antwerp: { latitude: 51.21, longitude: 4.4 },
  Lyon: { latitude: 45.75, longitude: 4.85 },
  Rotterdam: { latitude: 51.91, longitude: 4.47 },
  Brussels: { latitude: 50.85, longitude: 4.35 },
  Nantes: { latitude: 47.21, longitude: -1.56 },
  Santiago: { latitude: 42.88, longitude: -8.54 },
  Porto: { latitude: 41.16, longitude: -8.63 },
  Toulouse: { latitude: 43.6, longitude: 1.44 },
  Hamburg: { latitude: 53.55, longitude: 9.93 },
  Ghent: { latitude: 51.05, longitude: 3.72 },
  Amsterdam: { latitude: 52.37, longitude: 4.88 },
  Stockholm: { latitude: 59.31, longitude: 18.07 },
  'Aix-en-Provence': { latitude: 43.53, longitude: 5.45 },
  Lisbon: { latitude: 38.71, longitude: -9.14 },
  Gothenburg: { latitude: 57.7, longitude: 11.97 },
};

/** [score, words, what must be in the order for them, by the start of its SKU] */
export const demoVerdicts = [
  [5, 'The bowls are even nicer than in the pictures. Thank you for the careful packing.', 'STW-BWL'],
  [5, 'The linen feels wonderful.', 'LIN'],
  [4, 'Lovely carafe. The box was much too big for it.', 'GLS-CRF'],
  [5, '', ''],
  [1, 'One of the mugs arrived broken.', 'STW-MUG'],
  [4, 'Beautiful, a little darker than in the picture.', ''],
  [5, 'Warm light, and it was easy to put together.', 'LMP'],
  [3, 'Good, but I had to collect it at the post office.', ''],
  [5, 'The throw is heavy and soft. Thank you.', 'WOL'],
  [4, '', ''],
  [5, 'Quick, and packed without plastic.', ''],
] as const;

/** Only for orders that came after their day. */
export const lateVerdicts = [
  [2, 'Late, and nobody told me.'],
  [1, 'Too late for the birthday it was meant for.'],
  [3, 'It is lovely, but it came days after you said.'],
] as const;
