import { Section } from '@/components/section';
import { Field } from '@/components/ui/field';
import { Radio, RadioGroup } from '@/components/ui/radio-group';
import { typedMoney } from '@/lib/money';
import type { DraftContent } from '@/lib/orders/draft-inputs';
import type { DraftView } from '@/lib/orders/draft-view-queries';
import { AddressPart } from './customer-part';
import { type Errors, TypedField, TypedTextField } from './field';
import type { Place } from './line-row';
import { TypedCheck, TypedSelect } from './typed';

type PartProps = { content: DraftContent; errors: Errors };

export function DeliveryPart({
  content,
  errors,
  view,
  places,
}: PartProps & { view: DraftView; places: Place[] }) {
  return (
    <Section title="Delivery" className="group/delivery">
      <RadioGroup legend="How it gets there" hideLegend className="flex flex-wrap gap-x-8 pt-1.5">
        <Radio name="method" value="ship" defaultChecked={content.method === 'ship'} label="Send it" />
        <Radio
          name="method"
          value="pickup"
          id="pickup"
          defaultChecked={content.method === 'pickup'}
          label="They pick it up"
        />
      </RadioGroup>
      <div className="group-has-[#pickup:checked]/delivery:hidden">
        <AddressPart content={content} errors={errors} view={view} />
      </div>
      <Field
        id="pickupLocation"
        label="Picked up at"
        error={errors('pickupLocation')}
        className="hidden max-w-[320px] pt-1 group-has-[#pickup:checked]/delivery:grid"
      >
        <TypedSelect
          name="pickupLocation"
          saved={content.pickupLocation}
          placeholder="Choose a place"
          choices={places.map(({ code, name }) => ({ value: code, label: name }))}
        />
      </Field>
      {view.methods.length > 0 ? (
        <Field
          id="shippingMethod"
          label="Travels by"
          error={errors('shippingMethod')}
          className="max-w-[320px] pt-4 group-has-[#pickup:checked]/delivery:hidden"
        >
          <TypedSelect
            name="shippingMethod"
            saved={content.shippingMethod}
            placeholder="What reaches the address first in the list"
            choices={view.methods.map(({ code, name }) => ({ value: code, label: name }))}
          />
        </Field>
      ) : null}
      <div className="grid grid-cols-4 gap-3 pt-4 max-md:grid-cols-2">
        <TypedField
          name="shipping"
          saved={content.shipping}
          label={`Shipping in ${view.currency}`}
          errors={errors}
          inputMode="decimal"
          maxLength={20}
          placeholder={view.listedShipping === null ? '0.00' : typedMoney(view.listedShipping, view.currency)}
          className="shipping"
        />
        <TypedField
          name="shippingReason"
          saved={content.shippingReason}
          label="Why this price"
          errors={errors}
          optional
          maxLength={300}
        />
        <TypedField
          name="shipAfter"
          saved={content.shipAfter}
          label="Not before"
          errors={errors}
          type="date"
          optional
        />
        <TypedField
          name="shipBy"
          saved={content.shipBy}
          label="Leaves by"
          errors={errors}
          type="date"
          optional
        />
      </div>
      <div className="grid grid-cols-2 gap-3 pt-3 max-md:grid-cols-1">
        <TypedTextField
          name="instruction"
          saved={content.instruction}
          label="For the carrier"
          errors={errors}
          rows={2}
          maxLength={1000}
          placeholder="Second door, ring twice"
        />
        <TypedTextField
          name="giftMessage"
          saved={content.giftMessage}
          label="Gift note"
          errors={errors}
          rows={2}
          maxLength={1000}
          placeholder="Printed on the packing slip"
        />
      </div>
    </Section>
  );
}

export function MoneyPart({ content, errors }: PartProps) {
  return (
    <Section title="Payment" className="group/money">
      <RadioGroup legend="How it is paid" hideLegend className="flex flex-wrap gap-x-8 pt-1.5">
        <Radio
          name="payment"
          value="later"
          defaultChecked={content.payment === 'later'}
          label="They pay later"
        />
        <Radio
          name="payment"
          value="paid"
          id="paid"
          defaultChecked={content.payment === 'paid'}
          label="It is paid"
        />
        <Radio
          name="payment"
          value="door"
          defaultChecked={content.payment === 'door'}
          label="Cash on delivery"
        />
      </RadioGroup>
      <div className="hidden grid-cols-2 gap-3 pt-1 group-has-[#paid:checked]/money:grid max-md:grid-cols-1">
        <TypedField
          name="paidBy"
          saved={content.paidBy}
          label="How"
          errors={errors}
          maxLength={40}
          placeholder="bank transfer, card terminal"
        />
        <TypedField
          name="paymentRef"
          saved={content.paymentRef}
          label="Payment reference"
          errors={errors}
          optional
          maxLength={200}
          code
        />
      </div>
      <div className="grid grid-cols-4 gap-3 pt-3 max-md:grid-cols-2">
        <TypedField
          name="promotion"
          saved={content.promotion}
          label="Promo code"
          errors={errors}
          optional
          maxLength={60}
          code
        />
        <TypedField
          name="taxRate"
          saved={content.taxRate}
          label="Tax in %"
          errors={errors}
          optional
          inputMode="decimal"
          maxLength={10}
        />
        <span className="col-span-2 self-end pb-1">
          <TypedCheck name="taxIncluded" saved={content.taxIncluded} label="Prices contain the tax" />
        </span>
      </div>
    </Section>
  );
}

export function NotePart({
  content,
  errors,
  channels,
}: PartProps & { channels: { code: string; name: string }[] }) {
  return (
    <Section title="For colleagues">
      <div className="grid grid-cols-4 gap-3 pt-3 max-md:grid-cols-2">
        <Field id="channel" label="Channel">
          <TypedSelect
            name="channel"
            saved={content.channel}
            choices={channels.map(({ code, name }) => ({ value: code, label: name }))}
          />
        </Field>
        <TypedField
          name="tags"
          saved={content.tags}
          label="Tags"
          errors={errors}
          optional
          maxLength={400}
          help="With commas between them"
          fieldClassName="col-span-3 max-md:col-span-2"
        />
        <div className="col-span-4 max-md:col-span-2">
          <TypedTextField
            name="note"
            saved={content.note}
            label="Note"
            errors={errors}
            rows={2}
            maxLength={2000}
          />
        </div>
      </div>
    </Section>
  );
}
