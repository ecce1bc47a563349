import Link from 'next/link';
import { requireStaff } from '@/app/auth';
import { Section } from '@/components/section';
import { EmptyState } from '@/components/ui/empty-state';
import { Table, Td, Th } from '@/components/ui/table';
import { getOrderNames } from '@/lib/sourcing/simulation-queries';
import type { Change, Outcome } from '@/lib/sourcing/simulation-rules';
import { effectOf } from '@/lib/sourcing/simulation-sums-rules';
import type { Finished, Run } from './run-simulation';

const SHOWN = 50;

/** Which orders would have gone elsewhere, newest first; the file has all of them. */
export async function ChangedOrders({ changes, done, run }: { changes: Change[]; done: Finished; run: Run }) {
  const actor = await requireStaff('routing.write');
  const shown = changes.slice(-SHOWN).reverse();
  const who = await getOrderNames(
    actor,
    shown.map(({ order }) => order.id),
  );
  const places = new Map(done.facts.places.map(({ id, name }) => [id, name]));
  const from = ({ locationIds, refused }: Outcome) =>
    refused
      ? 'refused'
      : locationIds.length === 0
        ? 'waits'
        : locationIds.map((id) => places.get(id)).join(', ');
  const title =
    changes.length === 1
      ? 'The order that changes'
      : `The ${changes.length.toLocaleString('en')} orders that change`;
  if (changes.length === 0)
    return (
      <Section title="No order changes">
        <EmptyState title="The draft sends all of these orders from where they go now">
          Try it on more orders, or change a rule.
        </EmptyState>
      </Section>
    );
  return (
    <Section
      title={title}
      note={changes.length > SHOWN ? `the last ${SHOWN} of them` : undefined}
      action={
        <a
          className="link"
          href={`/office/settings/routing/${run.setId}/changes?orders=${run.size}`}
          download
        >
          All as a file
        </a>
      }
    >
      <Table edge="flush" tall>
        <thead>
          <tr>
            <Th>Order</Th>
            <Th className="max-md:hidden">From, live</Th>
            <Th>From, draft</Th>
            <Th className="max-md:hidden">Because</Th>
            <Th end className="max-md:hidden">
              Effect
            </Th>
          </tr>
        </thead>
        <tbody>
          {shown.map((change) => (
            <tr key={change.order.id}>
              <Td>
                <Link className="link" href={`/office/orders/${change.order.id}`}>
                  {change.order.number}
                </Link>
                <span className="sm block max-w-36 truncate text-muted-foreground">
                  {who.get(change.order.id)}
                </span>
              </Td>
              <Td wrap className="text-muted-foreground max-md:hidden">
                {from(change.live)}
              </Td>
              <Td wrap>
                <b>{from(change.draft)}</b>
                <span className="sm block text-muted-foreground md:hidden">
                  now {from(change.live)}, {effectOf(change)}
                </span>
                <span className="block leading-4 md:hidden">{change.draft.sentence}</span>
              </Td>
              <Td wrap className="leading-4 max-md:hidden">
                {change.draft.sentence}
              </Td>
              <Td end className="max-md:hidden">
                {effectOf(change)}
              </Td>
            </tr>
          ))}
        </tbody>
      </Table>
    </Section>
  );
}
