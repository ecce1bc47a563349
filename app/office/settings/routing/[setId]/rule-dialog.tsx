'use client';

import { useState } from 'react';
import { ActionForm } from '@/components/action-form';
import { Button } from '@/components/ui/button';
import { Dialog, DialogContent, DialogTrigger } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import { saveRuleSetDraftAction } from '../actions';
import { readWhen, WhenFields } from '../when-fields';
import { EffectFields, type EffectKind, effectChoices, readEffect } from './effect-fields';
import { type Rule, useSet } from './set-context';

/** A new rule, or a changed one: what it does, and for which orders. It becomes part of the draft. */
export function RuleDialog({ rule, trigger }: { rule?: Rule; trigger: React.ReactNode }) {
  const { setId, basedOn, document, choices } = useSet();
  const [open, setOpen] = useState(false);
  const [kind, setKind] = useState<EffectKind>(rule?.effect.kind ?? 'prefer');
  const [name, setName] = useState(rule?.name ?? '');
  const words = effectChoices.find((one) => one.value === kind);
  const conditions = rule ? Object.keys(rule.when).length : 0;

  const read = (form: FormData) => {
    const id = rule?.id ?? crypto.randomUUID().slice(0, 8);
    const made = {
      id,
      name: name.trim() || (words?.name ?? ''),
      when: readWhen(form),
      effect: readEffect(kind, form),
    } as Rule;
    const rules = rule
      ? document.rules.map((one) => (one.id === id ? made : one))
      : withNew(document.rules, made);
    return { setId, basedOn, draft: { ...document, rules } };
  };
  const change = (shown: boolean) => {
    setOpen(shown);
    setKind(rule?.effect.kind ?? 'prefer');
    setName(rule?.name ?? '');
  };
  return (
    <Dialog open={open} onOpenChange={change}>
      <DialogTrigger asChild>{trigger}</DialogTrigger>
      <DialogContent
        title={rule ? `Change ${rule.name}` : 'Add a rule'}
        description="It goes into the draft. No order follows it before you put the draft live."
        wide
      >
        <ActionForm
          className="pt-3"
          action={saveRuleSetDraftAction}
          read={read}
          keep="Leave it"
          verb={rule ? 'Change the draft' : 'Add to the draft'}
          pendingWord="Saving…"
          onDone={() => setOpen(false)}
        >
          <Field id="rule-kind" label="What it does" help={words?.help}>
            <Select
              value={kind}
              onChange={(event) => setKind(event.currentTarget.value as EffectKind)}
              choices={effectChoices}
            />
          </Field>
          <EffectFields kind={kind} effect={rule?.effect} choices={choices} />
          <Field id="rule-name" label="Name" optional>
            <Input
              value={name}
              onChange={(event) => setName(event.currentTarget.value)}
              maxLength={80}
              placeholder={words?.name}
              autoComplete="off"
            />
          </Field>
          {kind === 'otherwise' ? null : (
            <details open={conditions > 0} className="group border-t pt-2.5">
              <summary className="link inline-block">
                {conditions > 0 ? 'For which orders' : 'For all orders of the set. Only for some?'}
              </summary>
              <div className="pt-2.5">
                <WhenFields when={rule?.when ?? {}} choices={choices} forRule />
              </div>
            </details>
          )}
        </ActionForm>
      </DialogContent>
    </Dialog>
  );
}

/** Last, but before what happens otherwise. */
function withNew(rules: readonly Rule[], made: Rule) {
  const end = rules.findIndex(({ effect }) => effect.kind === 'otherwise');
  const at = end < 0 ? rules.length : end;
  return [...rules.slice(0, at), made, ...rules.slice(at)];
}

export function AddRuleButton(props: React.ComponentProps<typeof Button>) {
  return <RuleDialog trigger={<Button {...props} />} />;
}

export function EditRuleButton({ ruleId }: { ruleId: string }) {
  const rule = useSet().document.rules.find(({ id }) => id === ruleId);
  if (!rule) return null;
  return (
    <RuleDialog
      rule={rule}
      trigger={
        <Button variant="ghost" aria-label={`Change ${rule.name}`}>
          Change…
        </Button>
      }
    />
  );
}
