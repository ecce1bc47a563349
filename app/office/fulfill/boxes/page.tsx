import type { Metadata } from 'next';
import Link from 'next/link';
import { requireStaff } from '@/app/auth';
import { ActionButton } from '@/components/action-button';
import { DetailHeader, PageBody } from '@/components/page-header';
import { EmptyState } from '@/components/ui/empty-state';
import { formatKg, formatSize } from '@/lib/fulfillment/box-rules';
import { listBoxes } from '@/lib/fulfillment/station-queries';
import { can } from '@/lib/staff/permissions';
import { retireBoxAction } from '../station-actions';
import { BoxDialog } from './box-dialog';

export const metadata: Metadata = { title: 'Boxes' };

/** The kinds of boxes this shop packs into, as the pack station offers them. */
export default async function BoxesPage() {
  const actor = await requireStaff('shipment.read');
  const boxes = await listBoxes(actor);
  const changes = can(actor, 'box.write');
  return (
    <>
      <DetailHeader
        way={
          <Link className="link" href="/office/fulfill">
            Fulfill
          </Link>
        }
        title="Boxes"
        actions={changes ? <BoxDialog /> : null}
      />
      <PageBody>
        {boxes.length === 0 ? (
          <EmptyState title="No box yet">
            With boxes the pack station knows what a parcel should weigh. Add the ones you pack into.
          </EmptyState>
        ) : (
          <ul className="border-t">
            {boxes.map((box) => (
              <li key={box.id} className="flex flex-wrap items-center gap-x-5 gap-y-1 border-b py-2.5">
                <span className="w-16 text-muted-foreground">{box.key ? `key ${box.key}` : 'no key'}</span>
                <b className="w-24 text-base">{box.name}</b>
                <span className="min-w-[150px]">{formatSize(box)} cm inside</span>
                <span className="text-muted-foreground max-md:w-full">
                  weighs {box.tareG} g{box.maxG ? `, carries ${formatKg(box.maxG)}` : ''}
                </span>
                {changes ? (
                  <span className="ml-auto flex gap-1.5">
                    <BoxDialog box={box} />
                    <ActionButton
                      action={retireBoxAction}
                      input={{ boxId: box.id }}
                      variant="ghost"
                      pendingWord="Retiring…"
                      doneWord={`${box.name} is not offered any more`}
                      confirm={{
                        title: `Retire box ${box.name}`,
                        body: 'The pack station offers it no more. Parcels that were packed into it keep it.',
                        keep: 'Keep it',
                        verb: 'Retire it',
                      }}
                    >
                      Retire…
                    </ActionButton>
                  </span>
                ) : null}
              </li>
            ))}
          </ul>
        )}
      </PageBody>
    </>
  );
}
