import { eventType, Inngest, Middleware, staticSchema } from 'inngest';
import { noteAnswer } from '@/lib/events/note-answer';
import { confirmEvents } from '@/lib/events/relay-events';
import type { EventType, SentEvent } from '@/lib/events/types';
import { system } from '@/lib/staff/permissions';

const NOTE_MS = 10_000;
let notedAt = 0;

/** The first call of a run confirms the events that started it: only now is it certain that Inngest has them. */
class ConfirmEvents extends Middleware.BaseMiddleware {
  readonly id = 'waybill:confirm-events';

  override async transformFunctionInput(given: Middleware.TransformFunctionInputArgs) {
    if (Object.keys(given.steps).length === 0) {
      await confirmEvents(given.ctx.events.flatMap(({ id }) => id ?? []));
      await noteSometimes();
    }
    return given;
  }
}

/** For the health page; not at every run, because that would be one hot row. */
async function noteSometimes() {
  const at = new Date();
  if (at.getTime() - notedAt < NOTE_MS) return;
  notedAt = at.getTime();
  await noteAnswer(system('inngest'), at);
}

export const inngest = new Inngest({
  id: 'waybill',
  middleware: [ConfirmEvents],
  checkpointing: false,
  // INNGEST_DEV would switch all signature checks off.
  ...(process.env.NODE_ENV === 'production' ? { isDev: false } : {}),
});

// For a type parameter tsc has to be told that an event's data is a plain record.
type Data<Type extends EventType> =
  SentEvent<Type> extends infer Sent extends Record<string, unknown> ? Sent : never;

/** The trigger for one of our own events, typed by lib/events/types.ts. */
export const on = <Type extends EventType>(type: Type) =>
  eventType(type, { schema: staticSchema<Data<Type>>() });
