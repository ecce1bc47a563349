import { Money } from '@/components/money';
import { returnOutcomeWords, unitConditionWords } from '@/components/plain-words';
import { ProductPicture } from '@/components/product-picture';
import { Section } from '@/components/section';
import type { ReturnDetail } from '@/lib/returns/detail-queries';
import { returnStatus } from '@/lib/returns/return-status';
import { returnReasonWords } from '@/lib/returns/rules';
import { type Actor, can } from '@/lib/staff/permissions';
import { InspectForm } from './inspect-form';

/** Each line with what the customer said and what was found; conditions are decided unit by unit. */
export function ReturnLines({ found, actor }: { found: ReturnDetail; actor: Actor }) {
  const units = found.lines.reduce((sum, { quantity }) => sum + quantity, 0);
  const received = found.lines.reduce((sum, line) => sum + line.received, 0);
  const inspects = returnStatus.can(found.status, 'inspect') && can(actor, 'return.inspect');
  return (
    <Section tight title="Items" note={`${received} of ${units} received`}>
      <ul className="divide-y">
        {found.lines.map((line) => (
          <li key={line.lineNo} className="grid gap-2 py-3">
            <div className="flex flex-wrap items-center gap-x-4 gap-y-1">
              <ProductPicture src={line.picture} size="l" />
              <span className="min-w-0 flex-1 basis-40">
                <b className="block text-base">{line.name}</b>
                <span className="code text-muted-foreground">{line.sku}</span>{' '}
                <span className="text-muted-foreground">
                  {line.quantity} {line.quantity === 1 ? 'unit' : 'units'}
                  {line.paidAmount === null ? null : (
                    <>
                      , paid <Money amount={line.paidAmount} currency={found.currency} />
                    </>
                  )}
                </span>
              </span>
              <span className="text-right">
                <span className="lab">Wanted</span>
                <span className="block">{(returnOutcomeWords as Record<string, string>)[line.outcome]}</span>
              </span>
            </div>
            <p>
              {returnReasonWords[line.reason]}.{line.note ? ` “${line.note}”` : ''}
            </p>
            {line.inspected.length > 0 ? (
              <p>
                Found:{' '}
                {line.inspected
                  .map(
                    ({ condition, quantity }) => `${quantity} ${unitConditionWords[condition].toLowerCase()}`,
                  )
                  .join(', ')}
              </p>
            ) : null}
            {inspects && line.toInspect > 0 ? (
              <InspectForm
                key={`${line.here}-${line.toInspect}`}
                orderId={found.orderId}
                returnNo={found.returnNo}
                lineNo={line.lineNo}
                here={line.here}
                left={line.toInspect}
                location={found.location}
              />
            ) : null}
          </li>
        ))}
      </ul>
    </Section>
  );
}
