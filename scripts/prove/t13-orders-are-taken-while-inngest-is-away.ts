import http from 'node:http';
import { sleep } from '../launch/say';
import { untilQuiet, waitingEvents, withBackground } from './load/background';
import { place } from './load/place';
import { comparedWith, doctorSays } from './load/rows';
import { anOrder, openShop } from './load/shop';
import type { Prove } from './promise';

const PER_SECOND = 4;
const EMPTY_SECONDS = 120;
/** Letters are written one by one after their event has been taken: all of them come, when is told. */
const LETTER_SECONDS = 600;

export const prove: Prove = ({ short, say }) =>
  withBackground(async ({ app, mail, port, start }) => {
    const seconds = short ? 20 : 600;
    const shop = await openShop();
    const sku = await shop.product(1_000_000);
    let door = await refusing(port);
    const asked: { customer: { email: string }; number?: string }[] = [];
    const refused: string[] = [];
    const open = new Set<Promise<void>>();
    const send = async () => {
      const order = anOrder([{ sku, quantity: 1 }]);
      const heard = await place(app.ask, shop.key, order).catch((error: Error) => error);
      if (heard instanceof Error) refused.push(heard.message);
      else if (heard.status !== 201) refused.push(`${heard.status} ${heard.type}`);
      asked.push({ ...order, number: heard instanceof Error ? undefined : heard.number });
    };
    const load = setInterval(() => {
      const sent = send().finally(() => open.delete(sent));
      open.add(sent);
    }, 1000 / PER_SECOND);
    let times = 0;
    let waiting = 0;
    let early = 0;
    try {
      // It says no, then nobody is there, then it says no again.
      for (const [part, share] of [0.5, 0.25, 0.25].entries()) {
        if (part === 1) times += await door.close();
        if (part === 2) door = await refusing(port);
        await sleep(seconds * share * 1000);
        say(`${asked.length} orders, ${await waitingEvents()} events wait`);
      }
      waiting = await waitingEvents();
      early = mail.delivered();
    } finally {
      times += await door.close();
      clearInterval(load);
      await Promise.all(open);
    }
    const back = Date.now();
    await start();
    const { sent, quiet } = await untilQuiet(LETTER_SECONDS);
    const written = Math.round((Date.now() - back) / 1000);
    const emptied = sent + written - quiet;

    const letters = mail.seen(asked.map(({ customer }) => customer.email));
    const placed = await comparedWith(asked);
    const doctor = await doctorSays();
    for (const words of new Set([...refused, ...doctor])) say(words);
    const wrong = placed.missing + placed.twice + letters.otherContent + doctor.length + early;
    return [
      {
        id: 'T13',
        promise: 'orders are taken while Inngest is away, and their letters follow',
        load: `Inngest refused ${times} sends or was gone for ${seconds} s under ${PER_SECOND} orders/s: ${asked.length} orders, ${waiting} events waited`,
        result: `orders refused ${refused.length}, letters missing ${letters.missing}, twice ${letters.twice}; outbox empty ${emptied} s and every letter written ${written} s after its return; anything else ${wrong}`,
        limit: '0, 0, 0; 120 s; 0',
        ok:
          refused.length + letters.missing + letters.twice + wrong === 0 &&
          emptied < EMPTY_SECONDS &&
          waiting > 0 &&
          times > 0,
      },
    ];
  });

/** Stands where Inngest should and says no to everything. Answers, when closed, how often. */
async function refusing(port: number) {
  let times = 0;
  const server = http.createServer((request, response) => {
    times += 1;
    request.resume();
    response.writeHead(503, { 'content-type': 'application/json' }).end('{"status":503,"error":"away"}');
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(port, '127.0.0.1', resolve);
  });
  return {
    async close() {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
      return times;
    },
  };
}
