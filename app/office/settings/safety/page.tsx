import type { Metadata } from 'next';
import Link from 'next/link';
import { requireStaff } from '@/app/auth';
import { RefusalText } from '@/components/action-form';
import { DetailHeader, PageBody } from '@/components/page-header';
import { Section } from '@/components/section';
import { listChannels } from '@/lib/channels/queries';
import { Refusal } from '@/lib/errors';
import { TrySafety } from '@/lib/inventory/safety-inputs';
import { listCategories, listSafetyRules, type SafetyTried, trySafety } from '@/lib/inventory/safety-queries';
import { listLocations } from '@/lib/sourcing/queries';
import { can, type StaffActor } from '@/lib/staff/permissions';
import { RuleDialog } from './rule-dialog';
import { RuleList } from './rule-list';
import { TryOut } from './try-out';

export const metadata: Metadata = { title: 'Safety stock' };

export default async function SafetyPage({ searchParams }: PageProps<'/office/settings/safety'>) {
  const actor = await requireStaff('stock.read');
  const asked = TrySafety.parse(await searchParams);
  const [rules, places, channelRows, categoryRows, tried] = await Promise.all([
    listSafetyRules(actor),
    listLocations(actor),
    listChannels(actor),
    listCategories(actor),
    answerTo(actor, asked),
  ]);
  const choice = ({ code, name }: { code: string; name: string }) => ({ value: code, label: name });
  const choices = {
    locations: places.map(choice),
    channels: channelRows.map(choice),
    categories: categoryRows.map((name) => ({ value: name, label: name })),
  };
  const changes = can(actor, 'safety.write');

  return (
    <>
      <DetailHeader
        way={
          <Link className="link" href="/office/inventory">
            Inventory
          </Link>
        }
        title="Safety stock"
        actions={changes ? <RuleDialog choices={choices} /> : null}
      />
      <PageBody className="max-w-[860px] pb-10">
        <p className="text-muted-foreground">
          Units that stay on the shelf and are never promised, so that a wrong count or a sale at the till
          breaks no promise. The rules are walked from the top, and of those that fit the last one speaks.
          What a shelf keeps back itself is never undercut.
        </p>
        <Section title="Rules" note={rules.length > 0 ? 'a later one overrides an earlier' : undefined}>
          <RuleList
            rules={tried && 'rules' in tried ? tried.rules : rules}
            choices={changes ? choices : null}
          />
        </Section>
        <Section title="Try it out">
          <TryOut
            asked={asked}
            locations={choices.locations}
            channels={choices.channels}
            answer={tried ? <Answer tried={tried} /> : null}
          />
        </Section>
      </PageBody>
    </>
  );
}

type Tried = SafetyTried | { refusal: string };

async function answerTo(actor: StaffActor, asked: TrySafety): Promise<Tried | null> {
  const { sku, location, channel } = asked;
  if (!sku || !location) return null;
  try {
    return await trySafety(actor, { sku, location, ...(channel && { channel }) });
  } catch (error) {
    if (error instanceof Refusal) return { refusal: error.message };
    throw error;
  }
}

function Answer({ tried }: { tried: Tried }) {
  if ('refusal' in tried) return <RefusalText>{tried.refusal}</RefusalText>;
  const spoken = tried.rules.find(({ speaks }) => speaks);
  const why =
    spoken && spoken.quantity > tried.own
      ? `because of the rule for ${spoken.name}`
      : tried.own > 0
        ? 'because the shelf itself keeps them back'
        : 'because no rule that fits says otherwise';
  return (
    <p role="status">
      <b>{tried.safety}</b> of {tried.name} {tried.safety === 1 ? 'is' : 'are'} kept back, {why}.
    </p>
  );
}
