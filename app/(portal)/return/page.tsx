import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { requireVisit } from '@/app/portal';
import { Wrap } from '@/components/portal-shell';
import { Steps } from '@/components/steps';
import { getOwnOrder } from '@/lib/customers/portal-queries';
import { listReturnable } from '@/lib/returns/detail-queries';
import { requestCodeAction } from '../actions';
import { AnswerForm } from '../answer-form';
import { CheckStep } from './check-step';
import { ItemsStep } from './items-step';
import { readPlan, type Search, stepOf } from './plan';
import { ReasonsStep } from './reasons-step';

export const metadata: Metadata = { title: 'Return something', robots: { index: false } };

const steps = ['Items', 'Reasons and wishes', 'Check and send'];
const titles = ['What comes back?', 'Why, and what would you like?', 'Check and send'] as const;

export default async function ReturnPage({ searchParams }: { searchParams: Promise<Search> }) {
  const { customer } = await requireVisit();
  if (!customer.proven) return <ProveFirst />;

  const search = await searchParams;
  const now = new Date();
  const [own, returnable] = await Promise.all([
    getOwnOrder(customer, customer.orderId),
    listReturnable(customer, customer.orderId, now),
  ]);
  if (!own) notFound();
  const items = returnable.map((line) => ({ ...line, ...own.lines.find(({ no }) => no === line.lineNo) }));
  const plan = readPlan(search, returnable);
  const step = stepOf(search, plan);
  const wanted = Number(search.step ?? 1);
  const view = { items, plan, currency: own.currency };
  return (
    <Wrap>
      <Steps steps={steps} current={step - 1} />
      <h1 className="pb-6 text-[38px]! leading-[42px]! max-md:pt-1.5 max-md:pb-4 max-md:text-[29px]! max-md:leading-[33px]!">
        {titles[step - 1]}
      </h1>
      {step === 1 ? <ItemsStep {...view} now={now} nothingChosen={wanted > 1} /> : null}
      {step === 2 ? <ReasonsStep {...view} reasonMissing={wanted > 2} /> : null}
      {step === 3 ? <CheckStep {...view} /> : null}
    </Wrap>
  );
}

function ProveFirst() {
  return (
    <Wrap narrow>
      <h1 className="pt-8 pb-3">First a code, then the return</h1>
      <AnswerForm
        action={requestCodeAction}
        hidden={{ next: 'return' }}
        verb="Mail me the code"
        pendingWord="Sending a code…"
      >
        <p className="pb-6 text-lg text-muted-foreground">
          Nobody but you should send your things back. We mail a code to the address you ordered with.
        </p>
      </AnswerForm>
      <p className="pt-6">
        <Link className="link" href="/track">
          Back to the order
        </Link>
      </p>
    </Wrap>
  );
}
