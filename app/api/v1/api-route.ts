import { resumeKey } from '@/lib/channels/resume-key';
import { type KeyActor, system } from '@/lib/staff/permissions';
import { problem, problemOf } from './problem';
import { NotReadable } from './read-json';

export type ApiCall<Params> = {
  request: Request;
  params: Params;
  actor: KeyActor;
  /** Code of the key's channel. */
  channel: string;
  at: Date;
};

/** The only maker of API routes: finds out whose key it is, and answers everything that is thrown as a problem. */
export function apiRoute<Params>(answer: (call: ApiCall<Params>) => Promise<Response>) {
  return async (request: Request, context: { params: Promise<Params> }): Promise<Response> => {
    try {
      const at = new Date();
      const key = /^Bearer +(\S+)$/i.exec(request.headers.get('authorization') ?? '')?.[1];
      const caller = key ? await resumeKey(system('api'), { key }, at) : null;
      if (!caller) return problem('unauthenticated', 'Send a valid key: Authorization: Bearer wb_live_….');
      return await answer({ request, params: await context.params, ...caller, at });
    } catch (error) {
      return error instanceof NotReadable ? error.answer : problemOf(error);
    }
  };
}
