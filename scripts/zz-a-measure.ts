import { closeDb } from '@/db';
import { PlaceOrderInput } from '@/lib/orders/inputs';
import { placeOrder } from '@/lib/orders/place-order';
import { aChannel, aLocation, aProduct, address, owner } from '@/tests/world';
const places = await Promise.all([aLocation(), aLocation({ latitude: 52.5, longitude: 13.4 })]);
const goods = await Promise.all(Array.from({ length: 300 }, () => aProduct({ stock: places.map((location) => ({ location, onHand: 1_000_000 })) })));
const channel = await aChannel();
let n = 0;
const run = async (conc: number, lines: number, ms: number) => {
  const end = performance.now() + ms, t0 = performance.now(); let done = 0; const lat: number[] = [];
  const cpu = process.cpuUsage();
  await Promise.all(Array.from({ length: conc }, async () => {
    while (performance.now() < end) {
      const a = performance.now(), k = n++;
      const start = Math.floor(Math.random() * 300);
      const input = PlaceOrderInput.parse({ channel: channel.code, externalId: `m${k}`, currency: 'EUR', customer: { email: `c${k % 2000}@x.example`, name: 'Ada Lovelace' }, shipTo: { ...address, latitude: 53, longitude: 10 },
        lines: Array.from({ length: lines }, (_, i) => ({ sku: goods[(start + i * 7) % 300]!.sku, quantity: 1 })), payments: [{ kind: 'authorize', amount: 1000, provider: 'card', providerRef: `r${process.pid}-${k}` }] });
      await placeOrder(owner, input, new Date());
      done++; lat.push(performance.now() - a);
    }
  }));
  lat.sort((x, y) => x - y);
  const c = process.cpuUsage(cpu);
  console.log(`conc ${conc} lines ${lines}: ${(done / (performance.now() - t0) * 1000).toFixed(0)}/s p50 ${lat[lat.length >> 1]!.toFixed(1)} p95 ${lat[Math.floor(lat.length * .95)]!.toFixed(1)} node cpu/order ${(((c.user + c.system) / 1000) / done).toFixed(2)} ms`);
};
await run(4, 1, 1000);
await run(1, 1, 2000);
await run(16, 1, 3000);
await run(16, 3, 3000);
await closeDb();
