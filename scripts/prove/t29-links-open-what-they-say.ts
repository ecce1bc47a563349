import { and, eq } from 'drizzle-orm';
import { db } from '@/db';
import { feedback, portalTokens } from '@/db/schema';
import { issueLink } from '@/lib/customers/issue-link';
import { portalCode, portalHash } from '@/lib/customers/rules';
import { askFeedback } from '@/lib/feedback/ask-feedback';
import { system } from '@/lib/staff/permissions';
import { addDays } from '@/lib/time';
import { aDeliveredOrder } from '@/tests/journeys';
import { owner, unique } from '@/tests/world';
import type { Answer } from './http/ask';
import { addressNo, doorsOf, isOpen } from './http/doors';
import { mailedCode, visitCookie, visiting } from './http/people';
import { inProduction } from './http/production';
import type { Prove } from './promise';

const letters = system('letters');

export const prove: Prove = ({ short, say }) =>
  inProduction(async (shop) => {
    const doors = doorsOf(shop);
    const now = new Date();
    const { orderId } = await aDeliveredOrder();
    const other = await aDeliveredOrder();
    const link = async (purpose: 'track' | 'return' | 'feedback' = 'track', at = now, subject?: string) =>
      (await issueLink(letters, { orderId, purpose, subject }, at)).token;
    const problems: string[] = [];
    let refused = 0;
    let network = 0;
    const who = () => {
      network += 1;
      return { from: addressNo(network) };
    };
    const mustRefuse = (what: string, answer: Answer) => {
      refused += 1;
      if (isOpen(answer)) problems.push(`${what} opened an order`);
    };

    const sound = await link();
    for (let i = 0; i < sound.length; i += short ? 6 : 1) {
      const flipped = sound[i] === 'A' ? 'B' : 'A';
      mustRefuse(
        `a link with letter ${i} changed`,
        await doors.openLink(sound.slice(0, i) + flipped + sound.slice(i + 1), who()),
      );
    }
    for (const wrong of [
      sound.slice(1),
      `${sound}A`,
      sound.toUpperCase(),
      sound.split('').reverse().join(''),
      `${sound}%00`,
    ])
      mustRefuse('a tampered link', await doors.openLink(wrong, who()));
    mustRefuse('an expired link', await doors.openLink(await link('track', addDays(now, -61)), who()));
    const revoked = await link();
    await db
      .update(portalTokens)
      .set({ revokedAt: now })
      .where(eq(portalTokens.tokenHash, portalHash(revoked)));
    mustRefuse('a revoked link', await doors.openLink(revoked, who()));

    // A vote's link opens no order, an order's link does not vote, and neither is a visit by itself.
    const { feedbackId } = await askFeedback(
      owner,
      { orderId, kind: 'delivery', askKey: unique('ask') },
      now,
    );
    mustRefuse(
      'a link to vote',
      await doors.openLink(await link('feedback', now, String(feedbackId)), who()),
    );
    await doors.answer(sound, who());
    const [vote] = await db
      .select({ score: feedback.score })
      .from(feedback)
      .where(eq(feedback.id, feedbackId));
    refused += 1;
    if (vote?.score !== null) problems.push('a link to an order voted');
    const asVisit = await shop.ask('/track', { cookies: { [visitCookie]: sound } });
    refused += 1;
    if (asVisit.status === 200 && asVisit.body.includes('T1')) problems.push('a link is a visit');

    for (let i = 0; i < 100; i++) await shop.ask(`/t/${sound}`, { method: i % 2 ? 'GET' : 'HEAD' });
    const opened = await doors.openLink(sound, who());
    if (!isOpen(opened)) problems.push('after 100 looks of a mail scanner the click does not open');
    mustRefuse('a used link', await doors.openLink(sound, who()));

    // The mailed code: of this browser, of this order, of this secret.
    const [mine, theirs] = [await visiting(orderId), await visiting(orderId)];
    const elsewhere = await visiting(other.orderId);
    for (const cookies of [mine, theirs, elsewhere]) await doors.requestCode({ cookies, ...who() });
    const code = await mailedCode(mine[visitCookie] ?? '');
    mustRefuse('the code in another browser', await doors.prove(code, { cookies: theirs, ...who() }));
    mustRefuse('the code for another order', await doors.prove(code, { cookies: elsewhere, ...who() }));
    const [asked] = await db
      .select({ hash: portalTokens.subject })
      .from(portalTokens)
      .where(and(eq(portalTokens.tokenHash, portalHash(mine[visitCookie] ?? ''))));
    const rotated = portalCode('another secret of thirty-two characters', asked?.hash ?? '');
    mustRefuse('a code made with another secret', await doors.prove(rotated, { cookies: mine, ...who() }));
    if (!isOpen(await doors.prove(code, { cookies: mine, ...who() })))
      problems.push('the right code does not open');
    mustRefuse('a used code', await doors.prove(code, { cookies: mine, ...who() }));
    for (const line of problems) say(line);
    return [
      {
        id: 'T29',
        promise: 'mailed links and codes open what they say, once, for whom they were sent to',
        load: `${refused} links and codes: tampered, expired, revoked, used, other purpose, other order, other browser, other secret; 100 looks before the click`,
        result: `opened or misused ${problems.length}`,
        limit: '0, and the click after the looks works',
        ok: problems.length === 0 && refused > 18,
      },
    ];
  });
