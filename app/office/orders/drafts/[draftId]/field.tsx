import { Field } from '@/components/ui/field';
import type { DraftProblem } from '@/lib/orders/draft-rules';
import { TypedInput, TypedText } from './typed';

/** What is said at a field: what is wrong always, what is missing once somebody wants to place it. */
export type Errors = (path: string) => string | undefined;

export const errorsOf =
  (problems: readonly DraftProblem[], asked: boolean): Errors =>
  (path) =>
    problems.find((one) => one.path === path && (asked || !one.missing))?.message;

type TypedFieldProps = Omit<React.ComponentProps<typeof TypedInput>, 'children'> & {
  label: React.ReactNode;
  errors: Errors;
  help?: React.ReactNode;
  optional?: boolean;
  fieldClassName?: string;
};

/** A field of the draft: its name is its path in the document, and its problem stands beside its label. */
export function TypedField({
  label,
  errors,
  help,
  optional,
  fieldClassName,
  name,
  ...input
}: TypedFieldProps) {
  return (
    <Field
      id={name}
      label={label}
      help={help}
      optional={optional}
      error={errors(name)}
      className={fieldClassName}
    >
      <TypedInput name={name} autoComplete="off" {...input} />
    </Field>
  );
}

export function TypedTextField({
  label,
  errors,
  help,
  name,
  ...text
}: React.ComponentProps<typeof TypedText> & {
  label: React.ReactNode;
  errors: Errors;
  help?: React.ReactNode;
}) {
  return (
    <Field id={name} label={label} help={help} optional error={errors(name)}>
      <TypedText name={name} {...text} />
    </Field>
  );
}
