import { Download, Plus } from 'lucide-react';
import { placesFor } from '@/components/office-places';
import { OfficeShell } from '@/components/office-shell';
import { PageHeader, PageBody, DetailHeader, Columns } from '@/components/page-header';
import { Button, BlockedAction } from '@/components/ui/button';
import { Tabs, Segments, SegmentChoice } from '@/components/ui/tabs';
import { DataTable } from '@/components/data-table';
import { FilterBar, FilterChips, FilteredEmpty } from '@/components/filter-chips';
import { FilterSelect } from '@/components/filter-select';
import { SearchBox } from '@/components/ui/search-box';
import { Kbd, Tag } from '@/components/ui/tag';
import { Status, Say } from '@/components/status';
import { Money, Sums } from '@/components/money';
import { ShortMoment } from '@/components/moment';
import { Pager } from '@/components/ui/pager';
import { BulkBar, BulkButton } from '@/components/bulk-bar';
import { RowKeys } from '@/components/row-keys';
import { Funnel } from '@/components/funnel';
import { Section } from '@/components/section';
import { Stat, Stats } from '@/components/stat';
import { Bars, SplitBar } from '@/components/bars';
import { Score } from '@/components/score';
import { Meter } from '@/components/meter';
import { FactBoxes, FactList } from '@/components/fact-boxes';
import { Banner } from '@/components/ui/banner';
import { Line } from '@/components/line';
import { Card, CardHeader, CardBody, CardWhy } from '@/components/ui/card';
import { Table, Th, Td, SumRow } from '@/components/ui/table';
import { Timeline } from '@/components/timeline';
import { Stub } from '@/components/ui/stub';
import { EmptyState, ErrorState } from '@/components/ui/empty-state';
import { SkeletonRows } from '@/components/ui/skeleton';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import { Textarea } from '@/components/ui/textarea';
import { Checkbox, Switch } from '@/components/ui/checkbox';
import { Radio, RadioGroup } from '@/components/ui/radio-group';
import { CopyButton } from '@/components/ui/copy-button';
import { ProductPicture } from '@/components/product-picture';
import { statusWords } from '@/components/status-words';
import type { StatusKind } from '@/components/status-words';
import { Demo } from './demo';
import type { FulfillmentStatus, OrderStatus, PaymentStatus } from '@/db/statuses';

const now = new Date('2026-11-19T14:12:00Z');
const rows: { n: number; at: string; who: string; land: string; o: OrderStatus; p: PaymentStatus; f: FulfillmentStatus | 'unfillable'; t: number; tag?: string }[] = [
  { n: 10497, at: '2026-11-19T14:08:00Z', who: 'Élodie Marchetti', land: 'FR', o: 'to_verify', p: 'unpaid', f: 'unallocated', t: 18400 },
  { n: 10496, at: '2026-11-19T13:57:00Z', who: 'Bram de Wit', land: 'NL', o: 'open', p: 'authorized', f: 'allocated', t: 4600 },
  { n: 10495, at: '2026-11-19T13:41:00Z', who: 'Hotel Ribeira, Porto', land: 'PT', o: 'open', p: 'unpaid', f: 'allocated', t: 112800, tag: 'Invoice' },
  { n: 10493, at: '2026-11-19T12:50:00Z', who: 'Lucas Ferrand', land: 'FR', o: 'on_hold', p: 'paid', f: 'allocated', t: 31000, tag: 'Address' },
  { n: 10491, at: '2026-11-19T12:04:00Z', who: 'Jan Willem Prins', land: 'NL', o: 'open', p: 'paid', f: 'ready_for_pickup', t: 5400 },
  { n: 10485, at: '2026-11-19T09:38:00Z', who: 'Ursula Beck', land: 'DE', o: 'open', p: 'paid', f: 'unfillable', t: 11800 },
  { n: 10479, at: '2026-11-16T09:38:00Z', who: 'Café Quai 9, Lyon with a very long name indeed', land: 'FR', o: 'open', p: 'overpaid', f: 'shipped', t: 64200 },
  { n: 10455, at: '2026-11-14T09:38:00Z', who: 'Anouk Visser', land: 'NL', o: 'closed', p: 'partially_refunded', f: 'delivered', t: 20300 },
  { n: 10427, at: '2026-11-11T09:38:00Z', who: 'Karin Holm', land: 'SE', o: 'canceled', p: 'refunded', f: 'n/a', t: 5400 },
];

const find = async () => {
  'use server';
};

export default async function Page({ searchParams }: { searchParams: Promise<{ v?: string }> }) {
  const { v } = await searchParams;
  const places = placesFor({ kind: 'staff', id: 1, name: 'Ana Moreira', role: 'owner', locationIds: null }, { orders: { count: 12 }, fulfill: { count: 3, late: true }, returns: { count: 9 } });
  return (
    <OfficeShell places={places} merchant="Halm & Rive" staff={{ name: 'Ana Moreira', role: 'Support' }} theme={null} signOut={find}>
      {v === 'list' ? <List /> : v === 'detail' ? <Detail /> : v === 'words' ? <Words /> : v === 'form' ? <Forms /> : <Home />}
    </OfficeShell>
  );
}

function List() {
  return (
    <>
      <PageHeader title="Orders" note="1,240 of 10,000+ match" actions={<><Button className="max-md:hidden"><Download />Export what I see</Button><Button variant="primary"><Plus />New order</Button></>} />
      <Tabs label="Saved views" tabs={[{ href: '?v=list', label: 'All', current: true }, { href: '?a', label: 'To verify', count: 6 }, { href: '?b', label: 'Ship today', count: 86 }, { href: '?c', label: 'Late', count: 4 }, { href: '?d', label: 'On hold', count: 3 }, { href: '?e', label: 'Week 47, unfinished first', divided: true }]} />
      <FilterBar>
        <form className="contents"><SearchBox name="q" label="Search" placeholder="Number, name, e-mail, SKU, tracking" boxClassName="w-[290px] max-md:w-full" hint={<Kbd className="max-md:hidden">/</Kbd>} />
        <FilterSelect what="Wanted" name="w" choices={[{ value: '', label: 'any' }, { value: 'r', label: 'refund' }]} /></form>
        <FilterChips clear="?" chips={[{ what: 'Placed', value: '11 to 19 Nov', without: '?x' }, { what: 'Country', value: 'not GB', without: '?y' }]} />
      </FilterBar>
      <form>
        <DataTable label="Orders" dense rows={rows} rowKey={(r) => r.n} href={(r) => `?v=detail&n=${r.n}`} pick={{ name: 'order', value: (r) => r.n, label: (r) => `Order ${r.n}` }}
          columns={[
            { key: 'n', head: 'Order', cell: (r) => r.n, small: 'id' },
            { key: 'at', head: 'Placed', cell: (r) => <ShortMoment at={new Date(r.at)} now={now} className="text-muted-foreground" />, small: 'date' },
            { key: 'who', head: 'Customer', small: 'name', cell: (r) => <><span className="inline-block max-w-[150px] truncate align-bottom max-md:max-w-full">{r.who}</span> <span className="text-muted-foreground max-md:hidden">{r.land}</span>{r.tag && <Tag className="ml-1.5 max-md:hidden">{r.tag}</Tag>}</> },
            { key: 'ch', head: 'Channel', cell: () => <span className="text-muted-foreground">Web</span> },
            { key: 'i', head: 'Items', end: true, cell: () => 2 },
            { key: 'pr', head: 'Promise', cell: (r) => r.n === 10485 ? <Say mark="stop" tone="stop"><b>17 Nov</b> <span className="text-stop">2 days late</span></Say> : '20 Nov' },
            { key: 'o', head: 'Order', small: 'marks', cell: (r) => <Status kind="order" status={r.o} slot /> },
            { key: 'p', head: 'Payment', cell: (r) => <Status kind="payment" status={r.p} /> },
            { key: 'f', head: 'Fulfillment', small: 'more', cell: (r) => <Status kind="fulfillment" status={r.f} /> },
            { key: 't', head: 'Total', end: true, small: 'amount', cell: (r) => <Money amount={r.t} currency="EUR" /> },
          ]} />
        <BulkBar name="order"><BulkButton>Hold</BulkButton><BulkButton>Print slips</BulkButton></BulkBar>
      </form>
      <Pager newer={null} older="?older">50 shown</Pager>
      <RowKeys />
      <PageBody><FilteredEmpty title="No order matches these 4 filters" last={{ what: 'Score', value: '1 or 2', without: '?' }} removed={14} clear="?" /></PageBody>
    </>
  );
}

function Home() {
  return (
    <>
      <PageHeader title="Thursday 19 November" note="14:12 in Lyon and Rotterdam" actions={<><Button>Scan</Button><Button><Plus />New order</Button></>} />
      <PageBody>
        <Funnel label="Orders" stops={[
          { label: 'New', count: 38, mark: 'none', tone: 'idle', href: '#', note: 'oldest 2 h 10', problem: { text: '2 cannot be filled', tone: 'stop' } },
          { label: 'To verify', count: 6, mark: 'look', tone: 'wait', href: '#', note: 'oldest 9 h 05', problem: { text: '2 past 4 h', tone: 'wait' } },
          { label: 'Allocated', count: 121, mark: 'ring', tone: 'idle', href: '#', note: 'oldest 1 d 3 h' },
          { label: 'Picking', count: 34, mark: 'quarter', tone: 'move', href: '#', note: 'oldest 55 min' },
          { label: 'Packed', count: 21, mark: 'most', tone: 'move', href: '#', note: 'oldest 2 h 40' },
          { label: 'On the way', count: 486, mark: 'moving', tone: 'move', href: '#', note: 'oldest 9 d', problem: { text: '7 not moving', tone: 'stop' } },
          { label: 'Delivered', count: 143, mark: 'done', tone: 'good', href: '#', note: 'since midnight' },
        ]} />
        <div className="grid gap-x-10 lg:grid-cols-[minmax(0,1.65fr)_minmax(0,1fr)]">
          <Section title="Work to do" note="39 open, 11 overdue" action={<a href="#x" className="link">Open the inbox</a>}>
            <Table tall edge="flush"><thead><tr><Th>Type</Th><Th>Most urgent</Th><Th end>Open</Th><Th end>Overdue</Th></tr></thead><tbody>
              {['Promise at risk', 'Parcel not moving', 'Return to review'].map((t) => <tr key={t}><Td><b>{t}</b><span className="sm block text-muted-foreground">Misses its date unless it leaves today</span></Td><Td><a className="link" href="#x">10494</a><span className="sm block text-muted-foreground">truck leaves 16:30</span></Td><Td end>9</Td><Td end><b className="text-stop">2</b></Td></tr>)}
            </tbody></Table>
          </Section>
          <Section title="Leaves today" note="86 to hand over">
            <div className="border-b py-2"><div className="flex gap-2"><b>Lyon</b><span className="text-muted-foreground">cut-off 16:00</span><span className="ml-auto">in 1 h 48 min</span></div><Meter value={34} of={60} label="34 of 60 done" className="my-[5px]" /><div className="sm flex text-muted-foreground">34 of 60 done, 26 to go<Say mark="look" tone="wait" className="ml-auto"><a className="link" href="#x">5 at risk</a></Say></div></div>
          </Section>
        </div>
        <Section title="Our word" note="last 30 days">
          <Stats columns={4} className="border-t-0">
            <Stat label="Promises kept" figure="94.2%" note="1,866 of 1,981" href="#" />
            <Stat label="Would recommend, NPS" figure="46" beside="1,104 answers"><SplitBar parts={[60, 26, 14]} label="60% promoters" className="mt-1" /></Stat>
            <Stat label="Shipped on time" figure="97.1%"><Bars slim bars={[{ label: 'Lyon', value: 31 }, { label: 'Porto', value: 18 }]} /></Stat>
            <Stat label="Money waiting" figure="€800.40" note="owed to customers €612.40"><Button className="mt-2.5">Send 5 refunds…</Button></Stat>
          </Stats>
        </Section>
        <Section title="Answers" note="1,941"><Bars shares bars={[{ label: 5, value: 1281 }, { label: 4, value: 388 }, { label: 3, value: 136 }, { label: 2, value: 58, look: true }, { label: 1, value: 78, look: true }]} className="max-w-md" /><p className="flex gap-2 pt-4"><Score score={1} /><Score score={3} /><Score score={5} /></p></Section>
      </PageBody>
    </>
  );
}

function Detail() {
  return (
    <>
      <DetailHeader title="10482" copy={<CopyButton text="10482" label="order number" />} way={<span>11 of 1,240 in Week 47</span>} actions={<><Button>Print</Button><Button>Refund…</Button><Button>Edit order</Button></>} status={<><Status kind="order" status="open" /><Status kind="payment" status="partially_paid" /><Status kind="fulfillment" status="partially_shipped" /></>} />
      <PageBody>
        <FactBoxes facts={[{ label: 'Placed', value: 'Mon 16 Nov, 21:04' }, { label: 'Channel', value: 'Web shop EU' }, { label: 'Their number', value: 'WEB-5530417', code: true }, { label: 'Public reference', value: '7K3M-Q9TX', code: true }, { label: 'Promised', value: <>Fri 20 Nov <span className="sm text-stop">1 of 3 will miss</span></>, wide: true }, { label: 'Total', value: '€303.00' }]} />
        <Columns aside={<><Section tight title="Customer" action={<a className="link" href="#x">Open</a>}><p className="pt-2"><b>Saskia Verbruggen</b><br /><a className="link" href="#x">s.verbruggen@post.example</a></p><FactBoxes open className="mt-2.5" facts={[{ label: 'Orders', value: '9' }, { label: 'Spent', value: '€1,486' }, { label: 'Returns', value: '4%' }]} /></Section><Section tight title="Risk"><FactList facts={[{ label: 'Stripe Radar', value: <Say mark="done" tone="good">Low, 8</Say> }]} /></Section></>}>
          <Banner tone="stop" title="Parcel 2 has not moved for 26 hours" aside="Due today 18:00 · yours" actions={<><Button variant="primary">Tell the customer Mon 23 Nov…</Button><Button>Open a claim with DPD</Button><Button variant="ghost">Snooze</Button></>}>Last scan Wed 18 Nov, 12:06 at Irun. This lane usually takes 9 hours to the next scan. DPD now says Mon 23 Nov instead of Fri 20 Nov.</Banner>
          <Section title="Shipments" note="8 of 10 units have left" action={<a className="link" href="#x">Add or split</a>}>
            <Card className="mt-3"><CardHeader><b>10482-1</b><span className="text-muted-foreground">from</span><b>Lyon</b><Status kind="parcel" status="in_transit" /><span className="ml-auto"><Button variant="ghost">Reprint label</Button></span></CardHeader>
              <CardBody><Line label="Stops of 10482-1" stops={[{ word: 'Allocated', detail: '16 Nov 21:04', state: 'done' }, { word: 'Picked', detail: '17 Nov 09:12', state: 'done' }, { word: 'Packed', detail: '17 Nov 09:40', state: 'done' }, { word: 'Handed over', detail: '17 Nov 16:20', state: 'here' }, { word: 'Delivery', detail: 'Fri 20 Nov', state: 'ahead' }]} /></CardBody>
              <Table edge="card"><tbody><tr><Td><span className="flex items-center gap-2.5 py-1.5"><ProductPicture src="/products/tablecloth.svg" /><span><b>Linen tablecloth 160 × 260, flax</b><br /><span className="code text-muted-foreground">LIN-TC-260-FLX</span></span></span></Td><Td end>1</Td><Td end>€128.00</Td></tr></tbody></Table>
              <CardWhy title="Why Lyon">Nearest with both lines: 627 km, had 11 and 4, capacity 21 of 60 that day. Rotterdam is closer (79 km) but had 0 carafes.</CardWhy></Card>
            <Card className="mt-3"><CardHeader><b>10482-2</b><Status kind="parcel" status="exception" /></CardHeader><CardBody><Line label="Stops" stops={[{ word: 'Allocated', detail: '16 Nov 21:04', state: 'done' }, { word: 'Handed over', detail: 'stuck since 18 Nov 12:06', state: 'broken' }, { word: 'Delivery', detail: <>Mon 23 Nov <s>Fri 20</s></>, state: 'ahead' }]} /></CardBody></Card>
          </Section>
          <Section title="Money" action={<a className="link" href="#x">Refund…</a>}>
            <div className="grid gap-9 pt-2.5 md:grid-cols-2"><Sums rows={[{ label: '4 lines, 10 units', value: '€329.00' }, { label: <>Discount <span className="code">AUTUMN10</span></>, value: '−€32.90' }, { label: 'Total', value: '€303.00', look: 'total' }, { label: 'of which VAT', value: '€52.59', look: 'quiet' }]} />
              <Table edge="flush"><thead><tr><Th>What</Th><Th end>Amount</Th></tr></thead><tbody><tr><Td><Status kind="payment" status="authorized" /></Td><Td end>€303.00</Td></tr><SumRow><Td>Left to capture</Td><Td end>€39.60</Td></SumRow></tbody></Table></div>
          </Section>
          <Section title="What happened" action={<Segments small label="Show" tabs={[{ href: '?1', label: 'All', current: true }, { href: '?2', label: 'Customer sees' }]} />}>
            <div className="pt-2"><Timeline happenings={[{ key: 1, when: '14:06', mark: 'stop', tone: 'stop', who: 'Work item opened:', what: 'parcel 2 not moving.' }, { key: 2, when: '17 Nov', mark: 'moving', tone: 'move', who: 'DPD', what: 'scanned both parcels.', customerSees: true }, { key: 3, when: '16 Nov', mark: 'ring', tone: 'idle', who: 'Order placed', what: 'and routed to Lyon.' }]} /></div>
          </Section>
        </Columns>
      </PageBody>
    </>
  );
}

function Words() {
  return (
    <>
      <PageHeader title="Words" />
      <PageBody className="grid gap-x-9 md:grid-cols-3">
        {(Object.keys(statusWords) as StatusKind[]).map((kind) => (
          <Section key={kind} title={kind}>
            {Object.keys(statusWords[kind]).map((s) => <p key={s} className="flex border-b py-1"><Status kind={kind} status={s as never} /><span className="ml-auto text-muted-foreground"><Status kind={kind} status={s as never} customer /></span></p>)}
          </Section>
        ))}
      </PageBody>
    </>
  );
}

function Forms() {
  return (
    <>
      <PageHeader title="Controls" />
      <PageBody className="grid gap-6 md:grid-cols-2">
        <div className="grid gap-4">
          <div className="flex flex-wrap gap-2"><Button variant="primary">One per view</Button><Button>Everything else</Button><Button variant="ghost">In a row</Button><Button variant="destructive">Destroys</Button><Button disabled>Newer</Button></div>
          <BlockedAction reason="Two parcels have left.">Change address</BlockedAction>
          <Field id="pc" label="Postcode" help="As on the label"><Input defaultValue="2018" /></Field>
          <Field id="hn" label="House number" error="missing"><Input /></Field>
          <Field id="why" label="Why" optional><Select choices={[{ value: 'a', label: 'Out of stock' }]} placeholder="Choose a reason" /></Field>
          <Field id="ta" label="Note"><Textarea defaultValue="Hello" /></Field>
          <div className="flex flex-wrap gap-4"><Checkbox label="Chosen" defaultChecked /><Checkbox label="Not" /><Switch label="On now" defaultChecked /><Switch label="Off" /></div>
          <RadioGroup legend="What did you find?"><Radio name="r" label="The units are there" help="Stock stays 5" defaultChecked value="1" /><Radio name="r" label="The bin is empty" help="Stock 5 becomes 0" value="2" /></RadioGroup>
          <SegmentChoice name="c" legend="Condition" defaultValue="resell" choices={[{ value: 'resell', label: 'Resell' }, { value: 'refurbish', label: 'Refurbish' }, { value: 'damaged', label: 'Damaged' }]} />
          <Demo />
        </div>
        <div className="grid content-start gap-4">
          <Stub lines={{ money: ['€107.10 to MB Way ··9 310.', '€74.30 stays refundable.'], stock: ['Porto: duvet +1, mug +2'], customer: [] }} />
          <Stub lines={null} across />
          <Banner tone="wait" title="196 labels bought, 4 failed" actions={<Button variant="primary">Try the 4 again</Button>}>The 196 are printed and stay bought.</Banner>
          <Banner tone="move" title="Joris changed the address 20 seconds ago">Nothing was overwritten.</Banner>
          <Banner tone="good" title="All labels bought" />
          <EmptyState title="No returns yet" action={<Button variant="primary">Open a return</Button>}>They appear when a customer starts one on the tracking page.</EmptyState>
          <ErrorState title="DPD did not answer" action={<Button>Try again</Button>}>The parcel is packed and stays packed.</ErrorState>
          <SkeletonRows rows={4} />
        </div>
      </PageBody>
    </>
  );
}
