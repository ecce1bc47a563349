import { PortalShell, Wrap } from '@/components/portal-shell';
import { Steps } from '@/components/steps';
import { Card, CardBody } from '@/components/ui/card';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Textarea } from '@/components/ui/textarea';
import { Checkbox } from '@/components/ui/checkbox';
import { SubmitButton } from '@/components/ui/submit-button';
import { Button } from '@/components/ui/button';
import { RadioGroup, RadioRow, PickWord } from '@/components/ui/radio-group';
import { ScorePicker } from '@/components/ui/score-picker';
import { Line } from '@/components/line';
import { Say, Status } from '@/components/status';
import { Section } from '@/components/section';
import { Sums } from '@/components/money';
import { ProductPicture } from '@/components/product-picture';
import { Banner } from '@/components/ui/banner';
import { Tag } from '@/components/ui/tag';
import { Select } from '@/components/ui/select';

export default async function Page({ searchParams }: { searchParams: Promise<{ v?: string }> }) {
  const { v } = await searchParams;
  return (
    <PortalShell merchant={{ name: 'Halm & Rive', color: v === 'wizard' ? '#e8a33d' : null, address: 'rue de l’Annonciade 4, 69001 Lyon' }} links={[{ label: 'Contact', href: '/contact' }]}>
      {v === 'wizard' ? <Wizard /> : v === 'feedback' ? <Feedback /> : v === 'track' ? <Track /> : (
        <Wrap className="pt-14 max-md:pt-5">
          <h1>Where is my order?</h1>
          <p className="lead mt-3 mb-7 text-muted-foreground">Two things from your confirmation, no account needed.</p>
          <Card className="max-w-[520px]"><CardBody><form className="grid gap-5">
            <Field id="n" label="Order number" help="Five digits; spaces and # are fine."><Input name="n" inputMode="numeric" defaultValue="#10482" /></Field>
            <Field id="e" label="E-mail, postcode or phone" help="Any one you gave when ordering." error="does not match"><Input name="e" /></Field>
            <Field id="s" label="Country"><Select choices={[{ value: 'be', label: 'Belgium' }]} /></Field>
            <SubmitButton size="wide">Show my order</SubmitButton>
          </form></CardBody></Card>
        </Wrap>
      )}
    </PortalShell>
  );
}
function Track() {
  return (
    <Wrap className="pt-6">
      <p className="text-muted-foreground">Order 10482, placed Monday 16 November</p>
      <h1 className="max-w-[19em] pt-1.5 pb-3">Tablecloth and carafe arrive tomorrow. The bowls are late.</h1>
      <p className="lead max-w-[42em]">Parcel 1 comes Friday 20 November between 10:00 and 13:00. We are sorry.</p>
      <div className="mt-7 grid gap-9 md:grid-cols-[minmax(0,1fr)_404px]">
        <div><Card><CardBody><header className="mb-5 flex justify-between"><h2>Arrives tomorrow, 10:00 to 13:00</h2><Status kind="promise" status="kept" customer className="text-[15px]" /></header>
          <Line label="Parcel 1" stops={[{ word: 'Ordered', detail: 'Mon 16', state: 'done' }, { word: 'Packed', detail: 'Tue 17', state: 'done' }, { word: 'Shipped', detail: 'Tue 17', state: 'here' }, { word: 'Out for delivery', detail: 'Fri 20', state: 'ahead' }, { word: 'Delivered', detail: 'Fri 20', state: 'ahead' }]} />
          <ul className="mt-5 grid gap-2.5"><li className="flex items-center gap-3.5"><ProductPicture src="/products/tablecloth.svg" size="l" />Linen tablecloth 160 × 260, flax<span className="ml-auto text-muted-foreground">1</span></li></ul>
          <p className="pt-4"><span className="code">0998 2204 1187 30</span> <Tag>fragile</Tag> <Say mark="stop" tone="stop">Promised Fri 20</Say></p></CardBody></Card>
          <Banner tone="wait" title="We need your address" actions={<Button variant="primary">Correct it</Button>} className="mt-4">The carrier does not know the street.</Banner></div>
        <aside><Section tight title="Your order"><Sums className="pt-3" rows={[{ label: '10 items', value: '€329.00' }, { label: 'AUTUMN10', value: '−€32.90' }, { label: 'Total', value: '€303.00', look: 'total' }]} /></Section></aside>
      </div>
    </Wrap>
  );
}
function Wizard() {
  return (
    <Wrap>
      <Steps steps={['Items', 'Reasons', 'What you want', 'Way back', 'Check and send']} current={2} />
      <h1 className="pb-6 text-[38px] leading-[42px]">What would you like instead?</h1>
      <Card className="max-w-[640px]"><CardBody><RadioGroup legend="Duvet cover" hideLegend>
        <RadioRow name="a" value="1" label="Another color" help="Flax and moss are in stock." amount="€0.00" amountHelp="nothing to pay" />
        <RadioRow name="a" value="2" label="Store credit" help="Yours as soon as the parcel is scanned." amount="€112.46" amountHelp="€5.36 bonus" />
        <RadioRow name="a" value="3" defaultChecked label="Money back" help="Sent within 2 days of arrival in Porto; your bank may take 1 more day." amount="€107.10" amountHelp="to MB Way" />
      </RadioGroup></CardBody></Card>
      <div className="flex max-w-[640px] gap-4 pt-4"><Button>Back</Button><Button variant="primary" className="ml-auto">Continue</Button></div>
    </Wrap>
  );
}
function Feedback() {
  return (
    <Wrap narrow className="pt-8">
      <h1 className="pb-2 text-[38px] leading-[42px]">How did your order arrive?</h1>
      <p className="lead pb-6 text-muted-foreground">Order 10482: tablecloth, carafe, six bowls.</p>
      <ScorePicker name="score" legend="Score" defaultValue={2} />
      <Card className="mt-6"><CardBody><h2>We are sorry. What went wrong?</h2><div className="flex flex-wrap gap-2 pt-4"><PickWord many name="w" value="late" label="Arrived late" defaultChecked /><PickWord many name="w" value="x" label="Broken or damaged" /></div>
        <Field id="t" label="In your words" optional className="pt-5"><Textarea name="t" defaultValue="The carafe is lovely." /></Field>
        <div className="grid gap-1 pt-3"><Checkbox label="Someone may write to me about it." help="Within one working day." defaultChecked /><Checkbox label="You may show my words" /></div>
        <SubmitButton className="mt-5 min-w-40">Send</SubmitButton></CardBody></Card>
    </Wrap>
  );
}
