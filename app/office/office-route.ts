import 'server-only';
import { isSameOrigin } from '@/app/caller';
import { said } from '@/app/said';
import type { RefusalCode } from '@/lib/errors';
import { can, type Permission, type StaffActor } from '@/lib/staff/permissions';
import { getStaff } from '../auth';

type Asked<Params> = { request: Request; params: Params; actor: StaffActor };

const statuses: Record<RefusalCode, number> = {
  not_found: 404,
  forbidden: 403,
  unauthenticated: 401,
  conflict: 409,
  invalid: 422,
  out_of_stock: 409,
  too_many: 429,
  unavailable: 503,
};

/** Files that staff send or fetch, which no server action can carry. Asks who it is as an action does. */
export function officeRoute<Params>(
  permission: Permission,
  answer: (asked: Asked<Params>) => Promise<Response>,
) {
  return async (request: Request, context: { params: Promise<Params> }): Promise<Response> => {
    try {
      if (request.method !== 'GET' && request.method !== 'HEAD' && !isSameOrigin(request.headers))
        return refuse('forbidden', 'This did not come from a page of Waybill.');
      const actor = await getStaff();
      if (!actor) return refuse('unauthenticated', 'You are signed out. Sign in and try again.');
      if (!can(actor, permission)) return refuse('forbidden', 'Your role does not allow this.');
      return await answer({ request, params: await context.params, actor });
    } catch (error) {
      const { code, message } = said(error);
      return refuse(code, message);
    }
  };
}

const refuse = (code: RefusalCode, message: string) =>
  Response.json(
    { ok: false, code, message },
    { status: statuses[code], headers: { 'Cache-Control': 'no-store' } },
  );

/** A table for a spreadsheet, written while it is read. */
export function csvFile(name: string, parts: AsyncGenerator<string>) {
  const encoder = new TextEncoder();
  const body = new ReadableStream<Uint8Array>({
    async start(controller) {
      // Without the mark Excel takes UTF-8 for Windows-1252.
      controller.enqueue(new Uint8Array([0xef, 0xbb, 0xbf]));
    },
    async pull(controller) {
      const { done, value } = await parts.next();
      if (done) controller.close();
      else controller.enqueue(encoder.encode(value));
    },
    cancel: () => parts.return(undefined).then(() => undefined),
  });
  return new Response(body, {
    headers: {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': `attachment; filename="${name}"`,
      'Cache-Control': 'no-store',
    },
  });
}
