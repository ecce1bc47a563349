import { PlaceOrderInput } from '@/lib/orders/inputs';
import type { PlacingFacts, PlacingItem } from '@/lib/orders/placing-read';
import type { Random } from '../random';

/** No decimals, two, three. */
export const currencies = ['JPY', 'KRW', 'EUR', 'USD', 'KWD', 'BHD'] as const;

/** From free to very dear, odd amounts more often than round ones. */
const priceFrom = (random: Random) => random([3, 100, 10_000, 1_000_000][random(4)] ?? 100);

/** Single things, custom ones and sets of up to four parts, discounted and taxed by any amount that is possible. */
export function randomBasket(random: Random) {
  const currency = currencies[random(currencies.length)] ?? 'EUR';
  const taxIncluded = random(2) === 0;
  const parts = Array.from({ length: 1 + random(4) }, (_, i) =>
    item({
      sku: `PART-${i}`,
      id: i + 3,
      bundle_id: 1,
      units: 1 + random(4),
      price_amount: random(4) ? priceFrom(random) : null,
    }),
  );
  const items = [
    item({ sku: 'SET', id: 1, kind: 'bundle', stocked: false }),
    item({ sku: 'CUP', id: 2 }),
    ...parts,
  ];
  const lines = Array.from({ length: 1 + random(4) }, () => {
    const quantity = 1 + random(9);
    const unitAmount = priceFrom(random);
    const discountAmount = random(3) ? 0 : random(quantity * unitAmount + 1);
    const taxAmount = random(quantity * unitAmount - discountAmount + 1);
    const what = [{ sku: 'SET' }, { sku: 'CUP' }, { name: 'Engraving' }][random(3)];
    return { ...what, quantity, unitAmount, discountAmount, taxAmount };
  });
  const shippingAmount = random(2) ? 0 : priceFrom(random);
  const input = PlaceOrderInput.parse({ channel: 'web', currency, taxIncluded, lines, shippingAmount });
  return { input, facts: factsOf(items) };
}

const item = (given: Partial<PlacingItem> & { sku: string; id: number }): PlacingItem => ({
  bundle_id: null,
  units: 1,
  name: given.sku,
  kind: 'physical',
  stocked: true,
  category: null,
  weight_g: null,
  backorder: 'always',
  price_amount: null,
  archived: false,
  stock: null,
  receipts: null,
  ...given,
});

const nothing = { version: null, places: [], ruleSets: [], methods: [], zones: [], rates: [], safety: [] };

const factsOf = (items: PlacingItem[]): PlacingFacts => ({
  head: {
    channel_id: 1,
    number_prefix: '',
    channel_currency: null,
    auto_confirm: true,
    expire_after_minutes: null,
    currency_known: true,
    customer_id: null,
    order_id: null,
    order_number: '',
    order_ref: '',
    order_hash: null,
    settings: null,
    known_places: null,
    history: null,
    hold: null,
    spot: null,
  },
  items,
  sourcing: { ...nothing, load: new Map() },
  promotions: [],
});
