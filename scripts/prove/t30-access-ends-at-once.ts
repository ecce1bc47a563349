import { aPlacedOrder } from '@/tests/journeys';
import { owner } from '@/tests/world';
import { builtActions, callAction, fromOurPage } from './http/actions';
import { eachOf } from './http/ask';
import { doorsOf } from './http/doors';
import { givePasswords, password, signedIn, someone, visitCookie, visiting } from './http/people';
import { inProduction } from './http/production';
import type { Prove } from './promise';

export const prove: Prove = ({ say }) =>
  inProduction(async (shop) => {
    const doors = doorsOf(shop);
    const replays = 40;
    const order = await aPlacedOrder();
    const boss = await signedIn(owner.id);
    const fresh = 'a new password of many words';
    const stale: string[] = [];
    let asked = 0;

    /** A copied cookie works until the moment it must not, and never after. */
    const ends = async (
      what: string,
      end: (staffId: number, cookies: Record<string, string>) => Promise<unknown>,
    ) => {
      const person = await someone('support');
      await givePasswords();
      const { cookies } = await signedIn(person.id);
      const before = await shop.ask('/office/orders', { cookies });
      if (before.status !== 200) stale.push(`${what}: the cookie did not work before (${before.status})`);
      await end(person.id, cookies);
      await eachOf(Array(replays).keys(), 8, async (i) => {
        asked += 1;
        const answer =
          i % 2 === 0
            ? await shop.ask(i % 4 ? '/office/orders' : `/office/orders/${order.orderId}`, { cookies })
            : await doors.office('noteOrderAction', { orderId: order.orderId, note: 'stale' }, cookies);
        const refused =
          i % 2 === 0 ? answer.status === 307 : answer.body.includes('"code":"unauthenticated"');
        if (!refused) stale.push(`${what}: ${answer.status} ${answer.body.slice(0, 100)}`);
      });
    };
    await ends('signing out', (_, cookies) => doors.signOut(cookies));
    await ends('disabling', (staffId) =>
      doors.office('changeStaffAction', { staffId, disabled: true }, boss.cookies),
    );
    await ends('another role', (staffId) =>
      doors.office('changeStaffAction', { staffId, role: 'marketing' }, boss.cookies),
    );
    await ends('a new password by an owner', (staffId) =>
      doors.office('resetPasswordAction', { staffId, password: fresh }, boss.cookies),
    );
    await ends('a new password by the person', async (staffId) => {
      const elsewhere = await signedIn(staffId);
      return doors.office('changePasswordAction', { current: password, password: fresh }, elsewhere.cookies);
    });

    const visit = await visiting(order.orderId, { proven: true });
    const close = builtActions().find(({ name }) => name === 'closeVisitAction');
    const open = await shop.ask('/track', { cookies: visit });
    if (open.status !== 200 || !visit[visitCookie]) stale.push('the visit was not open');
    await callAction(
      shop.ask,
      close?.id ?? '',
      '/track',
      { form: {} },
      { cookies: visit, headers: fromOurPage(shop.url) },
    );
    for (let i = 0; i < replays / 4; i++) {
      asked += 1;
      const { status } = await shop.ask('/track', { cookies: visit });
      if (status !== 307) stale.push(`a closed visit: ${status}`);
    }
    for (const line of stale.slice(0, 20)) say(line);
    return [
      {
        id: 'T30',
        promise: 'access ends at once',
        load: `${asked} replays of copied cookies after sign-out, disabling, role change, two kinds of new password, a closed visit`,
        result: `stale successes ${stale.length}`,
        limit: '0, from the very next request on',
        ok: stale.length === 0,
      },
    ];
  });
