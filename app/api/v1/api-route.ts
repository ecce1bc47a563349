import { addressOf } from '@/app/caller';
import { inRequest, log, requestIdOf } from '@/app/log';
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

/**
 * The only maker of API routes: finds out whose key it is, and answers everything that is thrown as a problem. Each
 * answer and each line of the log names the request by the same id.
 */
export function apiRoute<Params>(answer: (call: ApiCall<Params>) => Promise<Response>) {
  return async (request: Request, context: { params: Promise<Params> }): Promise<Response> => {
    const requestId = requestIdOf(request.headers.get('x-request-id'));
    return inRequest(requestId, async () => {
      const at = new Date();
      const response = await answered(answer, request, context, at);
      response.headers.set('X-Request-Id', requestId);
      log.info({
        event: 'api',
        method: request.method,
        path: new URL(request.url).pathname,
        status: response.status,
        ms: Date.now() - at.getTime(),
      });
      return response;
    });
  };
}

async function answered<Params>(
  answer: (call: ApiCall<Params>) => Promise<Response>,
  request: Request,
  context: { params: Promise<Params> },
  at: Date,
) {
  try {
    const key = /^Bearer +(\S+)$/i.exec(request.headers.get('authorization') ?? '')?.[1];
    const caller = key ? await resumeKey(door, { key }, at) : null;
    if (!caller) {
      await takeToken(door, { scope: 'api-address', subject: addressOf(request.headers), ...strangers }, at);
      return problem('unauthenticated', 'Send a valid key: Authorization: Bearer wb_live_….');
    }
    const { actor, channel, perSecond } = caller;
    const subject = String(actor.id);
    await takeToken(door, { scope: 'api-key', subject, perSecond, burst: 10 * perSecond }, at);
    return await answer({ request, params: await context.params, actor, channel, at });
  } catch (error) {
    return error instanceof NotReadable ? error.answer : problemOf(error);
  }
}
