import type { OpenCountInput } from '@/lib/inventory/count-inputs';

type Goods = readonly { sku: string; quantity: number }[];
export type DemoTransfer = {
  from: string;
  to: string;
  note?: string;
  lines: Goods;
  /** Days ago that it left, none for a draft, and how many it takes. */
  age: number;
  days: number;
  arrived?: Goods;
  /** Closed without the rest, and why. */
  missing?: string;
};

export const demoTransfers: DemoTransfer[] = [
  {
    from: 'LYS',
    to: 'RTM',
    lines: [
      { sku: 'STW-MUG-30-CLY', quantity: 18 },
      { sku: 'STW-VAS-22-INK', quantity: 6 },
    ],
    age: 11,
    days: 2,
    arrived: [
      { sku: 'STW-MUG-30-CLY', quantity: 16 },
      { sku: 'STW-VAS-22-INK', quantity: 6 },
    ],
    missing: 'Two mugs were broken in the box',
  },
  {
    from: 'LYS',
    to: 'RTM',
    note: 'For the window in December',
    lines: [{ sku: 'WOL-THR-180', quantity: 4 }],
    age: 6,
    days: 2,
  },
  {
    from: 'OPO',
    to: 'LYS',
    note: 'Two pallets, the second follows',
    lines: [
      { sku: 'STW-BWL-16-CHK', quantity: 48 },
      { sku: 'OAK-BRD-40', quantity: 12 },
      { sku: 'LIN-DVT-240', quantity: 10 },
    ],
    age: 2,
    days: 1.8,
    arrived: [
      { sku: 'STW-BWL-16-CHK', quantity: 24 },
      { sku: 'OAK-BRD-40', quantity: 12 },
    ],
  },
  {
    from: 'OPO',
    to: 'RTM',
    lines: [
      { sku: 'GLS-TMB-4-CLR', quantity: 12 },
      { sku: 'LMP-DSK-GRN', quantity: 4 },
    ],
    age: 1,
    days: 3,
  },
  {
    from: 'LYS',
    to: 'OPO',
    note: 'Wait for the carafes that are on order',
    lines: [{ sku: 'GLS-CRF-1L-SMK', quantity: 8 }],
    age: 0,
    days: 9,
  },
];

type DemoExpected = {
  location: string;
  reference: string;
  lines: Goods;
  /** Days ago that they were ordered, and after how many they should be there. */
  age: number;
  days: number;
  arrived?: { sku: string; quantity: number };
};
export const demoExpected: DemoExpected[] = [
  {
    location: 'LYS',
    reference: 'PO-2218, Fundição Alva',
    lines: [{ sku: 'BRS-CDL-LOW', quantity: 40 }],
    age: 9,
    days: 13,
  },
  {
    location: 'LYS',
    reference: 'PO-2224, Vidraria do Lis',
    lines: [
      { sku: 'GLS-CRF-1L-SMK', quantity: 36 },
      { sku: 'GLS-TMB-4-CLR', quantity: 48 },
    ],
    age: 5,
    days: 11,
  },
  {
    location: 'RTM',
    reference: 'PO-2209, Noordlicht',
    lines: [{ sku: 'LMP-DSK-GRN', quantity: 10 }],
    age: 16,
    days: 14,
  },
  {
    location: 'OPO',
    reference: 'PO-2221, Barro Norte',
    lines: [{ sku: 'STW-BWL-16-SND', quantity: 120 }],
    age: 8,
    days: 9,
    arrived: { sku: 'STW-BWL-16-SND', quantity: 72 },
  },
];

type DemoCount = {
  location: string;
  scope: OpenCountInput['scope'];
  note?: string;
  found: readonly (readonly [sku: string, counted: number])[];
  age: number;
  reaches: 'open' | 'counted' | 'posted';
};
export const demoCounts: DemoCount[] = [
  {
    location: 'RTM',
    scope: { by: 'category', category: 'Home' },
    found: [['STW-VAS-22-INK', 29]],
    age: 7,
    reaches: 'posted',
  },
  {
    location: 'OPO',
    scope: { by: 'bins', from: 'C-00', to: 'C-09' },
    note: 'The shelves by the door',
    found: [
      ['GLS-TMB-4-CLR', 35],
      ['STW-MUG-30-CLY', 139],
      ['STW-VAS-22-INK', 29],
      ['LMP-DSK-GRN', 14],
    ],
    age: 0.1,
    reaches: 'counted',
  },
  {
    location: 'LYS',
    scope: { by: 'bins', from: 'A', to: 'B' },
    found: [
      ['LIN-TC-260-FLX', 41],
      ['WOL-THR-180', 20],
    ],
    age: 0.04,
    reaches: 'open',
  },
];

export const demoFiles = [
  {
    name: 'bins-rotterdam.csv',
    text: 'sku,location,on_hand,bin,low_at\nSTW-MUG-30-CLY,RTM,79,D-02-1,24\nSTW-VAS-22-INK,RTM,25,D-02-2,\nSTW-BWL-16-SND,RTM,38,D-03-1,12\nSTW-BWL-16-BLU,RTM,6,D-03-2,\n',
    age: 19,
    applied: true,
  },
  {
    name: 'stock-take-lyon.csv',
    text: 'sku,location,on_hand,safety,low_at\nGLS-TMB-4-CLR,LYS,84,,20\nSTW-BWL-16-SND,LYS,108,,\nSTW-VAS-22-INK,LYS,=30+1,,\nSTW-MUG-30-CLY,LYS,168,8,\nLNP-DSK-GRN,LYS,27,,\n',
    age: 0.2,
    applied: false,
  },
];
