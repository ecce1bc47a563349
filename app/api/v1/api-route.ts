import { addressOf } from '@/app/caller';
import { resumeKey } from '@/lib/channels/resume-key';
import { takeToken } from '@/lib/settings/take-token';
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

const door = system('api');
/** Without a valid key: 300 answers a minute for each address. */
const strangers = { perSecond: 5, burst: 300 };

/** The only maker of API routes: finds out whose key it is, and answers everything that is thrown as a problem. */
export function apiRoute<Params>(answer: (call: ApiCall<Params>) => Promise<Response>) {
  return async (request: Request, context: { params: Promise<Params> }): Promise<Response> => {
    try {
      const at = new Date();
      const key = /^Bearer +(\S+)$/i.exec(request.headers.get('authorization') ?? '')?.[1];
      const caller = key ? await resumeKey(door, { key }, at) : null;
      if (!caller) {
        await takeToken(
          door,
          { scope: 'api-address', subject: addressOf(request.headers), ...strangers },
          at,
        );
        return problem('unauthenticated', 'Send a valid key: Authorization: Bearer wb_live_….');
      }
      const { actor, channel, perSecond } = caller;
      const subject = String(actor.id);
      await takeToken(door, { scope: 'api-key', subject, perSecond, burst: 10 * perSecond }, at);
      return await answer({ request, params: await context.params, actor, channel, at });
    } catch (error) {
      return error instanceof NotReadable ? error.answer : problemOf(error);
    }
  };
}
