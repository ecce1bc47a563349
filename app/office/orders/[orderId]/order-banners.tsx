import { ActionButton } from '@/components/action-button';
import { Moment } from '@/components/moment';
import { holdReasonWords } from '@/components/status-words';
import { Banner } from '@/components/ui/banner';
import type { OrderChecks } from '@/lib/orders/check-queries';
import type { OrderDetail } from '@/lib/orders/detail-queries';
import { type Actor, can } from '@/lib/staff/permissions';
import { workWords } from '@/lib/work/rules';
import { releaseHoldAction, verifyOrderAction } from './actions';
import { AddressBanner } from './address-banner';

/** Its hold is the banner: the work would say it twice. */
const saidByHold = ['bad_address', 'risk_to_review'];

type OrderBannersProps = { order: OrderDetail; checks: OrderChecks; actor: Actor; now: Date };

/** What needs a person here, each with its fix attached. */
export function OrderBanners({ order, checks, actor, now }: OrderBannersProps) {
  const verify = order.status === 'to_verify';
  const addressHold = order.holds.find(({ reason, lineNo }) => reason === 'address' && lineNo === null);
  const work = order.work.filter(({ type }) => order.holds.length === 0 || !saidByHold.includes(type));
  if (!verify && order.holds.length === 0 && work.length === 0) return null;
  return (
    <div className="mb-5 grid gap-2">
      {verify ? (
        <Banner
          tone="wait"
          title="This order waits to be verified"
          actions={
            can(actor, 'order.verify') ? (
              <ActionButton
                action={verifyOrderAction}
                input={{ orderId: order.id }}
                variant="primary"
                pendingWord="Verifying…"
                doneWord="Verified"
              >
                Verify order
              </ActionButton>
            ) : null
          }
        >
          Its stock is already reserved. Nothing is picked before somebody has looked at it.
        </Banner>
      ) : null}
      {order.holds.map((hold) =>
        hold === addressHold && checks.address && order.contact?.shipTo ? (
          <AddressBanner
            key={hold.no}
            order={order}
            hold={hold}
            verdict={checks.address}
            address={order.contact.shipTo}
            now={now}
          />
        ) : (
          <Banner
            key={hold.no}
            tone="stop"
            title={`On hold: ${holdReasonWords[hold.reason].word}${hold.shipmentNo ? `, shipment ${hold.shipmentNo}` : ''}${hold.lineNo ? `, line ${hold.lineNo}` : ''}`}
            aside={<Moment at={new Date(hold.heldAt)} now={now} />}
            actions={
              can(actor, 'order.hold') ? (
                <ActionButton
                  action={releaseHoldAction}
                  input={{ orderId: order.id, holdNo: hold.no }}
                  pendingWord="Releasing…"
                  doneWord="Released"
                >
                  Release
                </ActionButton>
              ) : null
            }
          >
            {hold.note ?? 'Nothing of it is picked until it is released.'}
          </Banner>
        ),
      )}
      {work.map((item) => (
        <Banner
          key={item.id}
          tone="wait"
          title={workWords(item.type).word}
          aside={<Moment at={new Date(item.openedAt)} now={now} />}
        />
      ))}
    </div>
  );
}
