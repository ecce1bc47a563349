import 'server-only';
import { headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { z } from 'zod';
import { takeToken } from '@/lib/settings/take-token';
import type { Actor, CustomerActor } from '@/lib/staff/permissions';
import { isSameOrigin, networkOf } from './caller';
import type { FormAnswer } from './form-answer';
import { getVisit, portalDoor } from './portal';
import { said } from './said';

/** 300 forms a minute from one address and its neighbors. */
const perNetwork = { perSecond: 5, burst: 300 };

/** Answers where to go next, or nothing to stay. */
type Operation<Who extends Actor, Schema extends z.ZodType> = (
  actor: Who,
  input: z.output<Schema>,
  at: Date,
) => Promise<string | undefined>;

/** A form of the portal for somebody who has opened an order. Works without script: forms in, pages out. */
export const portalAction = <Schema extends z.ZodType>(
  schema: Schema,
  operation: Operation<CustomerActor, Schema>,
) => formAction(async () => (await getVisit())?.customer ?? null, '/?ended', schema, operation);

/** A form of the portal for anybody: the look-up and the mailed links. */
export const visitorAction = <Schema extends z.ZodType>(
  schema: Schema,
  operation: Operation<Actor, Schema>,
) => formAction(async () => portalDoor, '/', schema, operation);

/** `outside`: where somebody goes whose visit is over. */
export function formAction<Who extends Actor, Schema extends z.ZodType>(
  whoAsks: () => Promise<Who | null>,
  outside: string,
  schema: Schema,
  operation: Operation<Who, Schema>,
) {
  return async (_: FormAnswer, form: FormData): Promise<FormAnswer> => {
    const typed = fieldsOf(form);
    if (!isSameOrigin(await headers()))
      return { message: 'This did not come from our page. Open it again and retry.', typed };
    let next: string | undefined;
    try {
      const at = new Date();
      const subject = networkOf(await headers());
      await takeToken(portalDoor, { scope: 'portal', subject, ...perNetwork }, at);
      const actor = await whoAsks();
      if (!actor) redirect(outside);

      const input = schema.safeParse(typed);
      if (!input.success) {
        const { fieldErrors } = z.flattenError(input.error);
        return { message: null, fields: fieldErrors, typed };
      }

      next = await operation(actor, input.data, at);
    } catch (error) {
      return { message: said(error).message, typed };
    }
    if (next) redirect(next);
    return { message: null };
  };
}

/** React adds fields of its own, whose names begin with a dollar sign. */
const fieldsOf = (form: FormData) =>
  Object.fromEntries(
    [...form].filter(
      (entry): entry is [string, string] => !entry[0].startsWith('$') && typeof entry[1] === 'string',
    ),
  );
