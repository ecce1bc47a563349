'use client';

import { useState } from 'react';
import { ActionForm } from '@/components/action-form';
import { Button } from '@/components/ui/button';
import { Dialog, DialogContent, DialogTrigger } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { type Choice, Select } from '@/components/ui/select';
import { addSafetyRuleAction, changeSafetyRuleAction } from './actions';

export type RuleChoices = { locations: Choice[]; channels: Choice[]; categories: Choice[] };
type RuleDialogProps = {
  choices: RuleChoices;
  /** Left out: a new one. */
  rule?: {
    id: number;
    name: string;
    location: string | null;
    channel: string | null;
    category: string | null;
    quantity: number;
  };
};

/** How much is kept back, and of what. What is left open fits everything. */
export function RuleDialog({ choices, rule }: RuleDialogProps) {
  const [open, setOpen] = useState(false);
  const id = rule?.id ?? 'new';
  const read = (form: FormData) => {
    const chosen = (name: string) => String(form.get(name) ?? '') || null;
    return {
      location: chosen('location'),
      channel: chosen('channel'),
      category: chosen('category'),
      quantity: Number(form.get('quantity') || 0),
    };
  };
  type Given = ReturnType<typeof read>;
  const save = async (given: Given) =>
    rule ? changeSafetyRuleAction({ ruleId: rule.id, ...given }) : addSafetyRuleAction(given);
  return (
    <Dialog open={open} onOpenChange={setOpen}>
      <DialogTrigger asChild>
        {rule ? (
          <Button variant="ghost" aria-label={`Change the rule for ${rule.name}`}>
            Change…
          </Button>
        ) : (
          <Button variant="primary">Add a rule</Button>
        )}
      </DialogTrigger>
      <DialogContent
        title={rule ? `Rule for ${rule.name}` : 'A new rule'}
        description="Units that are never promised. Orders that are placed already keep what they have."
      >
        <ActionForm<Given, unknown>
          className="pt-3"
          action={save}
          read={read}
          keep="Leave it"
          verb={rule ? 'Save the rule' : 'Add the rule'}
          pendingWord="Saving…"
          variant="primary"
          doneWord="Rule saved"
          onDone={() => setOpen(false)}
        >
          <Field id={`rule-quantity-${id}`} label="Units kept back on each shelf">
            <Input
              name="quantity"
              inputMode="numeric"
              defaultValue={rule?.quantity ?? 1}
              className="max-w-32"
            />
          </Field>
          <Field id={`rule-category-${id}`} label="Of which goods">
            <Select
              name="category"
              placeholder="Everything"
              choices={choices.categories}
              defaultValue={rule?.category ?? ''}
            />
          </Field>
          <Field id={`rule-location-${id}`} label="At which location">
            <Select
              name="location"
              placeholder="Every location"
              choices={choices.locations}
              defaultValue={rule?.location ?? ''}
            />
          </Field>
          <Field id={`rule-channel-${id}`} label="From which channel">
            <Select
              name="channel"
              placeholder="Every channel"
              choices={choices.channels}
              defaultValue={rule?.channel ?? ''}
            />
          </Field>
        </ActionForm>
      </DialogContent>
    </Dialog>
  );
}
