import { ActionButton } from '@/components/action-button';
import { Day, Moment } from '@/components/moment';
import { Say } from '@/components/status';
import type { Supplier } from '@/lib/sourcing/supplier-queries';
import { revokeSupplierLinkAction } from './actions';

type LinkRowProps = { link: Supplier['links'][number]; name: string; now: Date };

export function LinkRow({ link, name, now }: LinkRowProps) {
  const at = (moment: string | null) => (moment ? new Date(moment) : null);
  const [created, used, expires, revoked] = [
    new Date(link.createdAt),
    at(link.lastUsedAt),
    at(link.expiresAt),
    at(link.revokedAt),
  ];
  const works = !revoked && (!expires || expires > now);
  return (
    <li className="flex flex-wrap items-center gap-x-5 gap-y-1 border-b py-2">
      <span className="min-w-[190px] flex-1">
        <b className={works ? 'break-all' : 'break-all text-muted-foreground'}>
          {link.email ?? 'Handed on by hand'}
        </b>
        <span className="block text-muted-foreground">
          Issued <Moment at={created} now={now} />
          {link.createdBy ? ` by ${link.createdBy}` : ''}
        </span>
      </span>
      <span className="w-[170px] max-md:w-auto">
        {used ? (
          <>
            Used <Moment at={used} now={now} />
          </>
        ) : (
          <span className="text-muted-foreground">Not used yet</span>
        )}
      </span>
      <span className="w-[190px] max-md:w-full">
        {revoked ? (
          <Say mark="ended" tone="idle">
            Withdrawn <Day at={revoked} now={now} />
          </Say>
        ) : expires ? (
          <Say mark={works ? 'ring' : 'ended'} tone="idle">
            {works ? 'Until' : 'Ran out'} <Day at={expires} now={now} />
          </Say>
        ) : (
          <Say mark="ring" tone="idle">
            Until withdrawn
          </Say>
        )}
      </span>
      <span className="w-[96px] text-right max-md:text-left">
        {works ? (
          <ActionButton
            action={revokeSupplierLinkAction}
            input={{ linkId: link.id }}
            variant="ghost"
            pendingWord="Withdrawing…"
            doneWord="Withdrawn"
            confirm={{
              title: `Withdraw this link for ${name}`,
              body: 'Whoever works with it now is told so at the next step. It never works again.',
              keep: 'Keep it',
              verb: 'Withdraw it',
            }}
          >
            Withdraw…
          </ActionButton>
        ) : null}
      </span>
    </li>
  );
}
