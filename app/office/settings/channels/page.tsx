import type { Metadata } from 'next';
import Link from 'next/link';
import { requireStaff } from '@/app/auth';
import { DetailHeader, PageBody } from '@/components/page-header';
import { EmptyState } from '@/components/ui/empty-state';
import { type ChannelSetting, listChannelSettings } from '@/lib/channels/queries';
import { formatMoney, typedMoney } from '@/lib/money';
import { ChannelDialog } from './channel-dialog';

export const metadata: Metadata = { title: 'Channels' };

/** Where orders come from, and what each goes through before anybody picks it. */
export default async function ChannelsPage() {
  const actor = await requireStaff('channel.write');
  const channels = await listChannelSettings(actor);
  return (
    <>
      <DetailHeader
        way={
          <Link className="link" href="/office/settings">
            Settings
          </Link>
        }
        title="Channels"
      />
      <PageBody>
        {channels.length === 0 ? (
          <EmptyState title="No channel yet">
            Orders come from a shop, a marketplace or the telephone.
          </EmptyState>
        ) : (
          <ul className="border-t">
            {channels.map((channel) => (
              <li key={channel.id} className="flex flex-wrap items-start gap-x-6 gap-y-1 border-b py-3">
                <span className="min-w-[180px]">
                  <b>{channel.name}</b>
                  <span className="block text-muted-foreground">
                    <span className="code">{channel.code}</span>, {channel.currency}
                    {channel.numberPrefix ? `, numbers ${channel.numberPrefix}…` : ''}
                  </span>
                </span>
                <ul className="min-w-[240px] flex-1">
                  {sentences(channel).map((sentence) => (
                    <li key={sentence}>{sentence}</li>
                  ))}
                </ul>
                <span className="ml-auto max-md:ml-0">
                  <ChannelDialog
                    channel={{
                      ...channel,
                      firstOrder: typedMoney(channel.risk.firstOrderAmount, channel.currency),
                    }}
                  />
                </span>
              </li>
            ))}
          </ul>
        )}
      </PageBody>
    </>
  );
}

function sentences(channel: ChannelSetting) {
  const { autoConfirm, expireAfterMinutes, addressCheck, riskCheck, risk, currency } = channel;
  return [
    autoConfirm ? 'Orders are confirmed at once' : 'Somebody verifies each order',
    expireAfterMinutes === null
      ? 'Unpaid orders wait for their money'
      : `${autoConfirm ? 'Unpaid' : 'Unpaid or unverified'} orders end after ${minutesWords(expireAfterMinutes)}`,
    addressCheck ? 'Addresses are checked' : 'Addresses are taken as they come',
    riskCheck
      ? `Risks are looked for: a first order from ${formatMoney(risk.firstOrderAmount, currency)}, ${risk.ordersPerDay} orders a day, ${risk.unitsOfOne} of one SKU`
      : 'Risks are not looked for',
  ];
}

function minutesWords(minutes: number) {
  const said = (count: number, unit: string) => `${count} ${unit}${count === 1 ? '' : 's'}`;
  if (minutes % 1440 === 0) return said(minutes / 1440, 'day');
  return minutes % 60 === 0 ? said(minutes / 60, 'hour') : said(minutes, 'minute');
}
