'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import { useTransition } from 'react';
import { type DefaultValues, type FieldValues, type Path, useForm } from 'react-hook-form';
import type { z } from 'zod';
import type { ActionResult } from '@/lib/errors';

type Options<Input extends FieldValues, Output extends FieldValues, Value> = {
  schema: z.ZodType<Output, Input>;
  action: (input: Input) => Promise<ActionResult<Value>>;
  defaultValues: DefaultValues<Input>;
  onDone?: (value: Value) => void;
};

/** react-hook-form around a server action: what the server refuses looks like what the browser refuses. */
export function useActionForm<Input extends FieldValues, Output extends FieldValues, Value>({
  schema,
  action,
  defaultValues,
  onDone,
}: Options<Input, Output, Value>) {
  const form = useForm<Input, unknown, Output>({
    resolver: zodResolver(schema),
    defaultValues,
    mode: 'onTouched',
  });
  const [pending, start] = useTransition();

  const submit = form.handleSubmit(() =>
    start(async () => {
      const result = await action(form.getValues());
      if (result.ok) return onDone?.(result.value);

      form.setError('root', { message: result.message });
      for (const [name, messages] of Object.entries(result.fields ?? {})) {
        form.setError(name as Path<Input>, { message: messages?.[0] });
      }
    }),
  );

  /** Spread into a Field: its id, its error. */
  const field = (name: Path<Input>) => {
    const { error } = form.getFieldState(name, form.formState);
    return { id: name, error: error?.message };
  };

  return { ...form, submit, pending, field, refusal: form.formState.errors.root?.message };
}
