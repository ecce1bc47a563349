'use client';

import { useState } from 'react';
import { ActionForm } from '@/components/action-form';
import { Button } from '@/components/ui/button';
import { Dialog, DialogContent, DialogTrigger } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Textarea } from '@/components/ui/textarea';
import { saveShippingZoneAction } from './actions';

export type ZoneGiven = { id: number; name: string; countries: string[]; postcodePrefixes: string[] };

const wordsOf = (form: FormData, name: string) =>
  String(form.get(name) ?? '')
    .split(/[\s,;]+/)
    .filter(Boolean);

export function ZoneDialog({ zone }: { zone?: ZoneGiven }) {
  const [open, setOpen] = useState(false);
  const id = zone?.id ?? 'new';
  return (
    <Dialog open={open} onOpenChange={setOpen}>
      <DialogTrigger asChild>
        {zone ? (
          <Button variant="ghost" aria-label={`Change zone ${zone.name}`}>
            Change…
          </Button>
        ) : (
          <Button>Add a zone</Button>
        )}
      </DialogTrigger>
      <DialogContent
        title={zone ? `Change zone ${zone.name}` : 'Add a zone'}
        description="An address lies in the zone with the longest start of its postcode, else in the one that names its country, else in the rest of the world."
      >
        <ActionForm
          className="pt-3"
          action={saveShippingZoneAction}
          read={(form) => ({
            ...(zone && { zoneId: zone.id }),
            name: String(form.get('name') ?? ''),
            countries: wordsOf(form, 'countries').map((code) => code.toUpperCase()),
            postcodePrefixes: wordsOf(form, 'postcodePrefixes'),
          })}
          keep="Leave it"
          verb="Save"
          pendingWord="Saving…"
          doneWord="Zone saved"
          onDone={() => setOpen(false)}
        >
          <Field id={`zone-name-${id}`} label="Name">
            <Input name="name" defaultValue={zone?.name} maxLength={100} required />
          </Field>
          <Field
            id={`zone-countries-${id}`}
            label="Countries"
            optional
            help="as DE, AT, CH; empty: the rest of the world"
          >
            <Input name="countries" defaultValue={zone?.countries.join(', ')} />
          </Field>
          <Field
            id={`zone-starts-${id}`}
            label="Starts of postcodes"
            optional
            help="as 18, 259; empty: the whole country"
          >
            <Textarea name="postcodePrefixes" rows={3} defaultValue={zone?.postcodePrefixes.join(', ')} />
          </Field>
        </ActionForm>
      </DialogContent>
    </Dialog>
  );
}
