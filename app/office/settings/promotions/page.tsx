import type { Metadata } from 'next';
import Link from 'next/link';
import { requireStaff } from '@/app/auth';
import { ActionButton } from '@/components/action-button';
import { DetailHeader, PageBody } from '@/components/page-header';
import { Say } from '@/components/status';
import type { MarkName, Tone } from '@/components/status-words';
import { EmptyState } from '@/components/ui/empty-state';
import {
  listCurrencies,
  listPromotions,
  type PromotionRow,
  SHOWN_PROMOTIONS,
} from '@/lib/catalog/promotion-queries';
import { giftWords, type PromotionState, stateOf } from '@/lib/catalog/promotion-rules';
import { formatMoney, typedMoney } from '@/lib/money';
import { can } from '@/lib/staff/permissions';
import { addDays, formatDate } from '@/lib/time';
import { restorePromotionAction, retirePromotionAction } from './actions';
import { ChangePromotionDialog, CreatePromotionDialog } from './promotion-dialogs';

export const metadata: Metadata = { title: 'Promo codes' };

const states: Record<PromotionState, [MarkName, Tone, string]> = {
  running: ['done', 'good', 'Running'],
  planned: ['none', 'idle', 'Not yet'],
  used_up: ['ended', 'idle', 'Used up'],
  ended: ['ended', 'idle', 'Over'],
  retired: ['ended', 'idle', 'Retired'],
};

/** The codes customers may use, what they give, and how often they were used. */
export default async function PromotionsPage() {
  const actor = await requireStaff('promotion.read');
  const [promotions, currencies] = await Promise.all([listPromotions(actor), listCurrencies(actor)]);
  const now = new Date();
  const changes = can(actor, 'promotion.write');
  return (
    <>
      <DetailHeader
        way={
          <Link className="link" href="/office/settings">
            Settings
          </Link>
        }
        title="Promo codes"
        actions={changes ? <CreatePromotionDialog currencies={currencies} /> : null}
      />
      <PageBody>
        {promotions.length === 0 ? (
          <EmptyState title="No code yet">
            A code takes a percentage, an amount or the shipping off an order. What it gave each line is kept
            with the order for good.
          </EmptyState>
        ) : (
          <ul className="border-t">
            {promotions.map((promotion) => (
              <Row key={promotion.code} promotion={promotion} changes={changes} now={now} />
            ))}
          </ul>
        )}
        {promotions.length === SHOWN_PROMOTIONS ? (
          <p className="pt-2 text-muted-foreground">The first {SHOWN_PROMOTIONS} are shown.</p>
        ) : null}
      </PageBody>
    </>
  );
}

function Row({ promotion, changes, now }: { promotion: PromotionRow; changes: boolean; now: Date }) {
  const { code, maxUses, used, currency } = promotion;
  const [mark, tone, word] = states[stateOf(promotion, now)];
  const gift = giftWords(promotion);
  return (
    <li className="flex flex-wrap items-center gap-x-5 gap-y-1 border-b py-2.5">
      <span className="min-w-[170px]">
        <b className="code">{code}</b>
        <span className="block">{gift}</span>
      </span>
      <Say mark={mark} tone={tone} className="w-[96px]">
        {word}
      </Say>
      <span className="w-[120px] tabular-nums">
        {maxUses === null ? `${used >= 1000 ? '1,000+' : used} used` : `${used} of ${maxUses} used`}
      </span>
      <span className="min-w-[180px] flex-1 text-muted-foreground max-md:w-full">
        {limitWords(promotion)}
      </span>
      {changes ? (
        <span className="ml-auto flex gap-1.5 max-md:ml-0">
          {promotion.retiredAt ? (
            <ActionButton action={restorePromotionAction} input={{ code }} doneWord={`${code} is back`}>
              Bring back
            </ActionButton>
          ) : (
            <>
              <ChangePromotionDialog
                code={code}
                gift={gift}
                currency={currency}
                uncounted={maxUses === null}
                limits={limitsNow(promotion)}
              />
              <ActionButton
                action={retirePromotionAction}
                input={{ code }}
                variant="ghost"
                pendingWord="Retiring…"
                doneWord={`${code} is retired`}
                confirm={{
                  title: `Retire code ${code}`,
                  body: 'No new order can use it. Orders that have keep what it gave. You can bring it back.',
                  keep: 'Keep it',
                  verb: 'Retire it',
                }}
              >
                Retire…
              </ActionButton>
            </>
          )}
        </span>
      ) : null}
    </li>
  );
}

/** The end is the beginning of the day after. */
const lastDay = (end: Date | string) => addDays(new Date(end), -1);
const dateOf = (at: Date | string | null) => (at ? new Date(at).toISOString().slice(0, 10) : '');

function limitWords({ startsAt, endsAt, minItemsAmount, currency, oncePerCustomer }: PromotionRow) {
  const words = [
    startsAt && `from ${formatDate(new Date(startsAt))}`,
    endsAt && `until ${formatDate(lastDay(endsAt))}`,
    minItemsAmount && `items for ${formatMoney(minItemsAmount, currency ?? 'EUR')} or more`,
    oncePerCustomer && 'each customer once',
  ].filter(Boolean);
  const sentence = words.join(', ');
  return sentence ? `${sentence[0]?.toUpperCase()}${sentence.slice(1)}` : 'Without limits';
}

const limitsNow = ({
  startsAt,
  endsAt,
  minItemsAmount,
  currency,
  maxUses,
  oncePerCustomer,
}: PromotionRow) => ({
  starts: dateOf(startsAt),
  ends: endsAt ? dateOf(lastDay(endsAt)) : '',
  minItems: minItemsAmount === null ? '' : typedMoney(minItemsAmount, currency ?? 'EUR'),
  maxUses: maxUses === null ? '' : String(maxUses),
  once: oncePerCustomer,
});
