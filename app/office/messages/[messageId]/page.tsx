import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { requireStaff } from '@/app/auth';
import { FactList } from '@/components/fact-boxes';
import { Moment } from '@/components/moment';
import { Columns, DetailHeader, PageBody } from '@/components/page-header';
import { Section } from '@/components/section';
import { Banner } from '@/components/ui/banner';
import { CopyButton } from '@/components/ui/copy-button';
import { Segments } from '@/components/ui/tabs';
import { env } from '@/lib/env';
import { getMessage } from '@/lib/messages/queries';
import { messageKindWords } from '@/lib/messages/rules';
import { MessageState } from '../message-state';
import { LetterFrame } from './letter-frame';

export const metadata: Metadata = { title: 'Letter' };

export default async function MessagePage({
  params,
  searchParams,
}: PageProps<'/office/messages/[messageId]'>) {
  const actor = await requireStaff('message.read');
  const [{ messageId }, { part }] = await Promise.all([params, searchParams]);
  const message = /^[1-9]\d{0,14}$/.test(messageId) ? await getMessage(actor, Number(messageId)) : null;
  if (!message) notFound();
  const now = new Date();
  const mailed = env().mail !== null;
  const address = `/office/messages/${message.id}`;
  const asText = part === 'text';

  return (
    <>
      <DetailHeader
        way={
          <Link href="/office/messages" className="link">
            Messages
          </Link>
        }
        title={message.subject}
        status={<MessageState state={message.state} mailed={mailed} />}
      />
      <PageBody className="pb-8">
        <Why state={message.state} mailed={mailed} />
        <Columns
          aside={
            <Section tight title="This letter">
              <FactList
                facts={[
                  { label: 'Kind', value: messageKindWords[message.kind] },
                  { label: 'To', value: <span className="break-all">{message.recipient}</span> },
                  ...(message.orderId && message.orderNumber
                    ? [
                        {
                          label: 'Order',
                          value: (
                            <Link href={`/office/orders/${message.orderId}`} className="link">
                              {message.orderNumber}
                            </Link>
                          ),
                        },
                      ]
                    : []),
                  { label: 'Written', value: <Moment at={message.writtenAt} now={now} /> },
                  ...(message.sentAt
                    ? [{ label: 'Mailed', value: <Moment at={message.sentAt} now={now} /> }]
                    : []),
                ]}
              />
              {message.providerRef && (
                <p className="sm flex items-center gap-1 pt-2 text-muted-foreground">
                  Mail service: <span className="code min-w-0 break-all">{message.providerRef}</span>
                  <CopyButton text={message.providerRef} label="Copy the mail service's reference" />
                </p>
              )}
              <p className="sm pt-3 text-muted-foreground">
                Written once and never again: the same thing happening twice is told once.
              </p>
            </Section>
          }
        >
          <Segments
            small
            label="Part"
            tabs={[
              { href: address, label: 'Letter', current: !asText },
              { href: `${address}?part=text`, label: 'Plain text', current: asText },
            ]}
          />
          <div className="mt-3 overflow-hidden rounded-md border">
            {asText ? (
              <pre className="overflow-x-auto whitespace-pre-wrap break-words p-5 font-mono text-xs leading-[18px]">
                {message.plain}
              </pre>
            ) : (
              <LetterFrame html={message.html} title={message.subject} />
            )}
          </div>
        </Columns>
      </PageBody>
    </>
  );
}

/** Why a letter has not reached its reader, and what to do. */
function Why({ state, mailed }: { state: string; mailed: boolean }) {
  if (state === 'written' && !mailed)
    return (
      <Banner tone="move" title="Kept, not mailed">
        No mail service is set up. With RESEND_API_KEY and MAIL_FROM set, letters leave by themselves.
      </Banner>
    );
  if (state === 'failed')
    return (
      <Banner tone="stop" title="The mail service did not accept it">
        The address may be misspelled. Correct it with the customer, and tell them what stands here.
      </Banner>
    );
  if (state === 'bounced')
    return (
      <Banner tone="stop" title="It came back">
        The address does not take mail. Reach the customer another way.
      </Banner>
    );
  if (state === 'suppressed')
    return (
      <Banner tone="wait" title="Not sent">
        Mail to this address came back before, or its owner asked for none.
      </Banner>
    );
  return null;
}
