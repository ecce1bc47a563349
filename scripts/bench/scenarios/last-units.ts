import { addHotSku } from '../fill/shop';
import type { Scenario } from '../scenario';

const STOCK = 50;
const WANTED = 200;

export const lastUnits: Scenario = {
  name: 'oversell',
  says: `${WANTED} customers want the last ${STOCK} units; an order that should not be accepted is an error`,
  over: 'http',
  async measures({ client, keyHeader, basket, owner }) {
    const sku = `LAST-${Date.now().toString(36)}`;
    await addHotSku(owner, new Date(), sku, STOCK);
    let accepted = 0;
    let answered = 0;
    return [
      {
        name: `${WANTED} orders of ${STOCK} units`,
        concurrency: 32,
        supply: WANTED,
        cold: true,
        target: { says: 'no unit sold twice' },
        async call() {
          const { status, text } = await client.post('/api/v1/orders', basket.order({ sku }), keyHeader);
          answered += 1;
          if (status === 201) accepted += 1;
          else if (status !== 409 || !text.includes('out_of_stock'))
            throw new Error(`answered ${status}: ${text.slice(0, 200)}`);
          if (accepted > STOCK || (answered === WANTED && accepted < STOCK))
            throw new Error(`${accepted} of ${STOCK} units were sold`);
        },
      },
    ];
  },
};
