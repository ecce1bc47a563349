import { aTrackedOrder, markers } from '@/tests/portal';
import { unique } from '@/tests/world';
import { type Answer, eachOf } from './http/ask';
import { addressNo, doorsOf, forgetTries, isOpen, wasTooMany } from './http/doors';
import { visiting } from './http/people';
import { inProduction, type Production } from './http/production';
import type { Prove } from './promise';
import { randomFrom, shuffled } from './random';

const LINKS = 700;

export const prove: Prove = async (given) => {
  const walked = await walking(given);
  // Nothing stands in front: whatever a caller says of its address, the socket decides.
  const { answered, fair } = await inProduction((shop) => linksTried(shop, addressNo), { proxy: false });
  return [
    ...walked,
    {
      id: 'T28',
      promise: 'made-up addresses do not help',
      load: `${LINKS} links from one machine, each with another X-Forwarded-For, no proxy in front`,
      result: `looked at ${answered}`,
      limit: `<= ${fair}`,
      ok: answered <= fair && answered > 100,
    },
  ];
};

/** How many made-up links are looked at, and how many may be: 300 a minute, what flows in meanwhile, one lease. */
async function linksTried(shop: Production, from: (i: number) => string) {
  const doors = doorsOf(shop);
  const started = Date.now();
  let answered = 0;
  await eachOf(Array(LINKS).keys(), 16, async (i) => {
    const { body } = await doors.openLink(`${'x'.repeat(40)}${i}`, { from: from(i) });
    if (!body.includes('Too many requests')) answered += 1;
  });
  return { answered, fair: 300 + Math.ceil((5 * (Date.now() - started)) / 1000) + 60 };
}

const walking: Prove = ({ short, seed, say }) =>
  inProduction(async (shop) => {
    const doors = doorsOf(shop);
    const total = short ? 300 : 10_000;
    const random = randomFrom(seed);
    const email = `${unique('ada')}@example.com`;
    const [byMail, byNumber, third] = [
      await aTrackedOrder(email),
      await aTrackedOrder(),
      await aTrackedOrder(),
    ];
    const secrets = [...Object.values(markers), email, '20999', 'Markstadt'];
    let told = 0;
    const attack = async (guess: (i: number) => Promise<Answer>) => {
      let opened = 0;
      await eachOf(shuffled(random, [...Array(total).keys()]), 16, async (i) => {
        const answer = await guess(i);
        if (isOpen(answer)) opened += 1;
        // What was typed comes back in the form; nothing else may.
        const text = answer.body.replace(/"typed":\{[^}]*\}/g, '');
        if (secrets.some((secret) => text.includes(secret))) told += 1;
      });
      return opened;
    };
    const from = (i: number) => ({ from: addressNo(i % 50) });
    // The right answer is among the guesses, somewhere: an attacker does not know where.
    const around = Number(byMail.number.replace(/\D/g, '')) - Math.floor(total / 3);
    const knowingMail = await attack((i) => doors.lookUp(`T${around + i}`, email, from(i)));
    const knowingNumber = await attack((i) =>
      doors.lookUp(byNumber.number, i === total - 1 ? '20999' : String(10_000 + i), from(i + 50)),
    );

    await forgetTries();
    const own = await doors.lookUp(third.number, '20999', { from: '192.0.2.9' });
    if (!isOpen(own)) say('the customer themself does not get in');
    const busy = await linksTried(shop, () => '192.0.2.77');

    const cookies = await visiting(third.orderId);
    let codes = 0;
    for (let i = 0; i < 60; i++) {
      if (i % 6 === 0) await doors.requestCode({ cookies, from: addressNo(900) });
      const answer = await doors.prove('00000000', { cookies, from: addressNo(900) });
      if (/other code|another code|Five wrong/.test(answer.body)) codes += 1;
      else if (!wasTooMany(answer) && !/used up|Have a new/.test(answer.body)) say(answer.body.slice(0, 200));
    }
    return [
      {
        id: 'T28',
        promise: 'the portal cannot be walked',
        load: `${total} guesses from 50 networks knowing an e-mail address, ${total} knowing a number, the right one among them; ${LINKS} links from one address; 60 codes`,
        result: `orders opened ${knowingMail + knowingNumber}, answers with personal data ${told}; links looked at ${busy.answered}, codes compared ${codes}`,
        limit: `0, 0; <= ${busy.fair} (300 a minute and what flows in), <= 25`,
        ok:
          knowingMail + knowingNumber + told === 0 &&
          isOpen(own) &&
          busy.answered <= busy.fair &&
          busy.answered > 100 &&
          codes > 0 &&
          codes <= 25,
      },
    ];
  });
