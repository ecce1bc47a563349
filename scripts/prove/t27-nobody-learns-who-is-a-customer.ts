import { aPlacedOrder } from '@/tests/journeys';
import { unique } from '@/tests/world';
import { type Answer, median, percentile } from './http/ask';
import { addressNo, doorsOf, forgetTries } from './http/doors';
import { givePasswords, someone } from './http/people';
import { inProduction } from './http/production';
import type { Prove } from './promise';

type Pair = { name: string; known: (i: number) => Promise<Answer>; unknown: (i: number) => Promise<Answer> };

export const prove: Prove = ({ short, say }) =>
  inProduction(async (shop) => {
    const doors = doorsOf(shop);
    const pairs = short ? 40 : 500;
    const [person, order] = [await someone('support'), await aPlacedOrder()];
    await givePasswords();
    const from = (i: number) => ({ from: addressNo(i) });
    const [nobody, noOrder] = [unique('nobody'), unique('N')];
    const asked: Pair[] = [
      {
        name: 'sign-in',
        known: (i) => doors.signIn(person.email, 'wrong', from(i)),
        unknown: (i) =>
          doors.signIn(`${nobody}@proof.test`.padEnd(person.email.length, 'x'), 'wrong', from(i)),
      },
      {
        name: 'portal',
        known: (i) => doors.lookUp(order.number, `${i}@example.com`, from(i)),
        unknown: (i) => doors.lookUp(noOrder, `${i}@example.com`, from(i)),
      },
    ];
    const rows = [];
    for (const pair of asked) {
      const { apart, quarters, tried, differing } = await compared(pair, pairs);
      for (const line of differing.slice(0, 3)) say(line);
      rows.push({
        id: 'T27',
        promise: `nobody learns who is known: ${pair.name}`,
        load: `${tried} requests about somebody known, ${tried} about nobody, in turn`,
        result: `answers that differ ${differing.length}, medians ${apart.toFixed(1)} ms apart, fastest quarters ${quarters.toFixed(1)} ms`,
        limit: '0, < 5 ms',
        // A busy machine only ever adds time, so the fast ones tell what the code does.
        ok: differing.length === 0 && Math.min(Math.abs(apart), Math.abs(quarters)) < 5,
      });
    }
    return rows;
  });

/** Pairs in turn, and the middle one of their differences; a busy machine gets more pairs, three times as many at most. */
async function compared({ known, unknown }: Pair, pairs: number) {
  const times: [number[], number[]] = [[], []];
  const apart: number[] = [];
  const quarter = (values: number[]) => percentile(values, 0.25);
  const quarters = () => quarter(times[0]) - quarter(times[1]);
  const differing: string[] = [];
  for (let round = 0; round < 3; round++) {
    for (let i = 0; i < pairs; i++) {
      if (i % 3 === 0) await forgetTries();
      const knownFirst = i % 2 === 0;
      const first = await (knownFirst ? known : unknown)(round * pairs + i);
      const second = await (knownFirst ? unknown : known)(round * pairs + i);
      apart.push((knownFirst ? 1 : -1) * (first.milliseconds - second.milliseconds));
      times[knownFirst ? 0 : 1].push(first.milliseconds);
      times[knownFirst ? 1 : 0].push(second.milliseconds);
      if (shown(first) !== shown(second)) differing.push(`${shown(first)}\n${shown(second)}`);
    }
    if (Math.abs(median(apart)) < 4 || Math.abs(quarters()) < 4) break;
  }
  return { apart: median(apart), quarters: quarters(), tried: apart.length, differing };
}

/** Everything of an answer but its moment, its nonce and what was typed. */
const shown = ({ status, headers, body }: Answer) => {
  const { date: _, 'content-security-policy': policy, ...rest } = headers;
  const typed = /"typed":\{[^}]*\}/g;
  return JSON.stringify([status, rest, String(policy).replace(/nonce-[^']*/, ''), body.replace(typed, '')]);
};
