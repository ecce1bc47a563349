import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { type Choice, Select } from '@/components/ui/select';
import { SubmitButton } from '@/components/ui/submit-button';

type TryOutProps = {
  asked: { sku?: string; location?: string; channel?: string };
  locations: Choice[];
  channels: Choice[];
  answer: React.ReactNode;
};

/** Asks the rules about one SKU at one location for one channel. */
export function TryOut({ asked, locations, channels, answer }: TryOutProps) {
  return (
    <form action="/office/settings/safety" className="grid gap-2.5 pt-3">
      <div className="grid gap-2.5 md:grid-cols-3">
        <Field id="try-sku" label="SKU">
          <Input name="sku" code defaultValue={asked.sku} required maxLength={100} />
        </Field>
        <Field id="try-location" label="At">
          <Select name="location" choices={locations} defaultValue={asked.location ?? ''} />
        </Field>
        <Field id="try-channel" label="For">
          <Select
            name="channel"
            placeholder="All channels"
            choices={channels}
            defaultValue={asked.channel ?? ''}
          />
        </Field>
      </div>
      <div>
        <SubmitButton variant="default">Try it</SubmitButton>
      </div>
      {answer}
    </form>
  );
}
