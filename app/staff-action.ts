import 'server-only';
import { refresh } from 'next/cache';
import { headers } from 'next/headers';
import { z } from 'zod';
import type { ActionResult } from '@/lib/errors';
import type { StaffActor } from '@/lib/staff/permissions';
import { getStaff } from './auth';
import { isSameOrigin } from './caller';
import { plainIssue } from './plain-issue';
import { said } from './said';

/** Who is asking, is the input sound, do it, show it. Every server action of the office is made here. */
export function staffAction<Schema extends z.ZodType, Value>(
  schema: Schema,
  operation: (actor: StaffActor, input: z.output<Schema>, at: Date) => Promise<Value>,
  /** It only reads: the page stays as it is. */
  { reads = false } = {},
) {
  return async (raw: z.input<Schema>): Promise<ActionResult<Value>> => {
    if (!isSameOrigin(await headers()))
      return { ok: false, code: 'forbidden', message: 'This did not come from a page of Waybill.' };
    try {
      const actor = await getStaff();
      if (!actor)
        return { ok: false, code: 'unauthenticated', message: 'You are signed out. Sign in and try again.' };

      const input = schema.safeParse(raw, { error: plainIssue });
      if (!input.success)
        return {
          ok: false,
          code: 'invalid',
          message: 'Look at the marked fields.',
          fields: z.flattenError(input.error).fieldErrors,
        };

      const value = await operation(actor, input.data, new Date());
      if (!reads) refresh();
      return { ok: true, value };
    } catch (error) {
      const { code, message } = said(error);
      return { ok: false, code, message };
    }
  };
}
