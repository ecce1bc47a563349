import { eventType, Inngest, Middleware, staticSchema } from 'inngest';
import { confirmEvents } from '@/lib/events/relay-events';
import type { EventType, SentEvent } from '@/lib/events/types';

/** The first call of a run confirms the events that started it: only now is it certain that Inngest has them. */
class ConfirmEvents extends Middleware.BaseMiddleware {
  readonly id = 'waybill:confirm-events';

  override async transformFunctionInput(given: Middleware.TransformFunctionInputArgs) {
    if (Object.keys(given.steps).length === 0)
      await confirmEvents(given.ctx.events.flatMap(({ id }) => id ?? []));
    return given;
  }
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
