import { Money } from '@/components/money';
import type { DraftContent } from '@/lib/orders/draft-inputs';
import type { DraftView } from '@/lib/orders/draft-view-queries';
import { sendingWords } from '../words';

/** Each line with who sends it, as it was told on the phone. */
export function Parcels({ content, view, now }: { content: DraftContent; view: DraftView; now: Date }) {
  const { shipTo, method, giftMessage, instruction } = content;
  return (
    <>
      <ul className="divide-y">
        {view.lines.map((line) => {
          const typed = content.lines.find(({ key }) => key === line.key);
          return (
            <li key={line.key} className="grid grid-cols-[minmax(0,1fr)_auto] gap-x-3 py-1.5">
              <span>
                {typed?.quantity} × <b>{line.name ?? typed?.name}</b>
              </span>
              {line.totalAmount === null ? null : (
                <Money amount={line.totalAmount} currency={view.currency} />
              )}
              {line.sendings.map((sending) => (
                <span key={`${sending.place}`} className="sm col-span-2 text-muted-foreground">
                  {sendingWords(sending, line.stock, now, line.sendings.length === 1)}
                </span>
              ))}
            </li>
          );
        })}
      </ul>
      <p className="pt-1 text-muted-foreground">
        {method === 'ship'
          ? [shipTo.line1, `${shipTo.postcode} ${shipTo.city}`.trim(), shipTo.country]
              .filter(Boolean)
              .join(', ')
          : 'Picked up'}
        {instruction ? `. “${instruction}”` : ''}
        {giftMessage ? `. Gift note: “${giftMessage}”` : ''}
      </p>
    </>
  );
}
