import type { Metadata } from 'next';
import { z } from 'zod';
import { portalDoor } from '@/app/portal';
import { Mark } from '@/components/mark';
import { Wrap } from '@/components/portal-shell';
import { getFeedbackLink, getTracking } from '@/lib/customers/portal-queries';
import { changeableUntil } from '@/lib/feedback/rules';
import { longDay, shortName } from '@/lib/orders/tracking-headline';
import { LookUp } from '../../look-up';
import { FeedbackForm } from './feedback-form';

export const metadata: Metadata = { title: 'How did it go?', robots: { index: false } };

const Score = z.coerce.number().int().min(1).max(5).optional().catch(undefined);

type FeedbackPageProps = { params: Promise<{ token: string }>; searchParams: Promise<{ score?: string }> };

/** The mail's link chooses a score here and nothing more: mail programs open links by themselves, so only the button votes. */
export default async function FeedbackPage({ params, searchParams }: FeedbackPageProps) {
  const { token } = await params;
  const now = new Date();
  const asked = await getFeedbackLink(portalDoor, token, now);
  if (!asked)
    return (
      <Wrap narrow>
        <h1 className="pt-8 pb-3">This link is too old</h1>
        <p className="pb-6 text-lg text-muted-foreground">
          Look your order up if you want to tell us something.
        </p>
        <LookUp />
      </Wrap>
    );

  const order = await getTracking({ kind: 'customer', orderId: asked.orderId, proven: false }, asked.orderId);
  const names = order?.lines.filter((line) => !line.isBundle).map((line) => shortName(line.name)) ?? [];
  const until = asked.answeredAt ? changeableUntil(asked.answeredAt) : null;
  const open = !until || until >= now;
  const chosen = Score.parse((await searchParams).score) ?? asked.score ?? undefined;
  return (
    <Wrap narrow>
      <h1 className="pt-[34px] pb-2 text-[38px]! leading-[42px]! max-md:pt-3 max-md:text-[29px]! max-md:leading-[33px]!">
        {asked.score === null ? 'How did your order arrive?' : thanks(asked.score)}
      </h1>
      <p className="text-lg text-muted-foreground">
        Order {asked.number}
        {names.length > 0 ? `: ${listed(names)}` : ''}.
      </p>
      {asked.score !== null && until ? (
        <p className="flex items-center gap-2 pt-3 text-[15px]">
          <Mark name="done" tone="good" />
          {open
            ? `Your ${asked.score} is saved. You can change it until ${longDay(until, now, 'UTC')}.`
            : `Your ${asked.score} is saved. It could be changed until ${longDay(until, now, 'UTC')}.`}
        </p>
      ) : null}
      {open ? (
        <FeedbackForm
          token={token}
          score={chosen}
          comment={asked.comment ?? ''}
          answered={asked.score !== null}
        />
      ) : null}
    </Wrap>
  );
}

const thanks = (score: number) =>
  score <= 2
    ? 'We are sorry. Thank you for saying so.'
    : score === 3
      ? 'Thank you.'
      : 'Thank you, we are glad.';

const listed = (names: string[]) =>
  names.length > 3 ? `${names.slice(0, 3).join(', ')} and ${names.length - 3} more` : names.join(', ');
