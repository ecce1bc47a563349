import type { Instrumentation } from 'next';

/** Next calls this once when a server process starts. */
export async function register() {
  if (process.env.NODE_ENV === 'production' && process.env.INNGEST_DEV)
    throw new Error('INNGEST_DEV is set: anyone could run functions through /api/inngest. Remove it.');

  // Written as Next wants it, so that the bundle for the edge has none of this.
  if (process.env.NEXT_RUNTIME === 'nodejs') {
    const [{ startRelay }, { closeDb }, { log }, { quietConsole }, { stopWhenAsked }, { meetEveryRequest }] =
      await Promise.all([
        import('@/inngest/relay'),
        import('@/db'),
        import('@/app/log'),
        import('@/app/quiet-console'),
        import('@/app/stopping'),
        import('@/app/every-request'),
      ]);
    meetEveryRequest();
    if (process.env.OTEL_EXPORTER_OTLP_ENDPOINT) (await import('@/app/tracing')).startTracing();
    if (process.env.NODE_ENV === 'production') quietConsole();
    const relay = startRelay((fault) => log.error({ event: 'events wait in the outbox', fault }));
    stopWhenAsked([relay.stop, closeDb]);
  }
}

/** What a page, an action or a route threw: where, for which request, and nothing of what it said. */
export const onRequestError: Instrumentation.onRequestError = async (error, request, context) => {
  if (process.env.NEXT_RUNTIME === 'nodejs') {
    const [{ log, requestIdOf }, { markTold }] = await Promise.all([
      import('@/app/log'),
      import('@/app/quiet-console'),
    ]);
    if (error instanceof Error) markTold(error);
    log.error({
      event: 'request failed',
      requestId: requestIdOf([request.headers['x-request-id']].flat()[0]),
      method: request.method,
      // The pattern, not the address: addresses hold tokens.
      route: context.routePath,
      kind: context.routeType,
      fault: error,
    });
  }
};
