'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { ActionForm } from '@/components/action-form';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import { SegmentChoice } from '@/components/ui/tabs';
import { Textarea } from '@/components/ui/textarea';
import { openCountAction } from '../actions';

type Way = 'bins' | 'category' | 'skus' | 'all';
const ways: { value: Way; label: string }[] = [
  { value: 'bins', label: 'Bins' },
  { value: 'category', label: 'A category' },
  { value: 'skus', label: 'Some SKUs' },
  { value: 'all', label: 'Everything' },
];

type OpenCountFormProps = { places: { value: string; label: string }[]; categories: string[] };

export function OpenCountForm({ places, categories }: OpenCountFormProps) {
  const [way, choose] = useState<Way>('bins');
  const router = useRouter();
  const read = (form: FormData) => {
    const text = (name: string) => String(form.get(name) ?? '').trim();
    const scopes = {
      bins: { by: 'bins' as const, from: text('from'), to: text('to') || text('from') },
      category: { by: 'category' as const, category: text('category') },
      skus: {
        by: 'skus' as const,
        skus: text('skus')
          .split(/[\s,;]+/)
          .filter(Boolean),
      },
      all: { by: 'all' as const },
    };
    return { location: text('location'), note: text('note'), scope: scopes[way] };
  };
  return (
    <ActionForm
      className="max-w-xl gap-4"
      action={openCountAction}
      read={read}
      verb="Open the count"
      pendingWord="Opening…"
      variant="primary"
      onDone={({ countId }) => router.push(`/office/inventory/counts/${countId}`)}
    >
      <Field id="count-location" label="Where">
        <Select
          name="location"
          required
          defaultValue={places.length === 1 ? places[0]?.value : ''}
          placeholder="Choose"
          choices={places}
        />
      </Field>
      <SegmentChoice
        name="way"
        legend="What to count"
        className="justify-self-start max-md:justify-self-stretch"
        choices={ways}
        defaultValue={way}
        onChange={(value) => choose(ways.find((one) => one.value === value)?.value ?? 'bins')}
      />
      {way === 'bins' ? (
        <div className="grid grid-cols-2 gap-3">
          <Field id="count-from" label="From bin" help="A-07 takes all that begins with it.">
            <Input name="from" code required maxLength={30} />
          </Field>
          <Field id="count-to" label="To bin" optional>
            <Input name="to" code maxLength={30} />
          </Field>
        </div>
      ) : null}
      {way === 'category' ? (
        <Field id="count-category" label="Category">
          <Select
            name="category"
            required
            defaultValue=""
            placeholder="Choose"
            choices={categories.map((category) => ({ value: category, label: category }))}
          />
        </Field>
      ) : null}
      {way === 'skus' ? (
        <Field id="count-skus" label="SKUs" help="One in each line, or copied from a sheet.">
          <Textarea name="skus" rows={6} required className="font-mono" />
        </Field>
      ) : null}
      <Field id="count-note" label="Note" optional>
        <Input name="note" maxLength={300} />
      </Field>
    </ActionForm>
  );
}
