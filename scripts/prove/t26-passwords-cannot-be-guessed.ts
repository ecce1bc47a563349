import { and, count, eq } from 'drizzle-orm';
import { db } from '@/db';
import { events } from '@/db/schema';
import { unique } from '@/tests/world';
import { eachOf } from './http/ask';
import { addressNo, doorsOf, isIn, wasChecked } from './http/doors';
import { givePasswords, password, someone } from './http/people';
import { inProduction } from './http/production';
import type { Prove } from './promise';

export const prove: Prove = ({ short, say }) =>
  inProduction(async (shop) => {
    const doors = doorsOf(shop);
    const total = short ? 60 : 1_000;
    const [one, other, third] = [await someone('support'), await someone('owner'), await someone('support')];
    await givePasswords();
    const own = await doors.signIn(other.email, password, { from: '192.0.2.1' });
    const browser = own.cookies;

    const attack = async (address: (i: number) => string, email: (i: number) => string) => {
      let checked = 0;
      await eachOf(Array(total).keys(), 8, async (i) => {
        const answer = await doors.signIn(email(i), `wrong ${i}`, { from: address(i) });
        if (wasChecked(answer)) checked += 1;
        if (isIn(answer)) say(`guess ${i} got in`);
      });
      return checked;
    };
    const fromOne = await attack(
      () => '203.0.113.1',
      () => one.email,
    );
    const fromMany = await attack(
      (i) => addressNo(i % 200),
      () => other.email,
    );
    const manyAccounts = await attack(
      () => '198.51.100.1',
      (i) => `${unique('who')}-${i}@example.com`,
    );

    const stranger = await doors.signIn(other.email, password, { from: '192.0.2.200' });
    const known = await doors.signIn(other.email, password, { from: '192.0.2.1', cookies: browser });
    const elsewhere = await doors.signIn(third.email, password, { from: '192.0.2.201' });
    const [noted] = await db
      .select({ n: count() })
      .from(events)
      .where(and(eq(events.type, 'staff.guessed'), eq(events.subject, `staff:${other.id}`)));
    const locked = !isIn(stranger) && isIn(known) && isIn(own) && isIn(elsewhere);
    return [
      {
        id: 'T26',
        promise: 'passwords cannot be guessed, and nobody is locked out of a known browser',
        load: `${total} wrong passwords on one account from 1 address, on another from 200, and one each on ${total} accounts`,
        result: `checked ${fromOne} and ${fromMany}, from one address over all accounts ${manyAccounts}; the person on a known device ${isIn(known) ? 'gets in' : 'is locked out'}, a right guess elsewhere ${isIn(stranger) ? 'gets in' : 'does not'}; noted ${noted?.n}`,
        limit: '<= 10, <= 10, <= 100; in, not in; 1',
        ok:
          fromOne <= 10 &&
          fromMany <= 10 &&
          fromOne > 0 &&
          fromMany > 0 &&
          manyAccounts <= 100 &&
          locked &&
          noted?.n === 1,
      },
    ];
  });
