/** Next calls this once when a server process starts. */
export async function register() {
  if (process.env.NODE_ENV === 'production' && process.env.INNGEST_DEV)
    throw new Error('INNGEST_DEV is set: anyone could run functions through /api/inngest. Remove it.');

  // Written as Next wants it, so that the bundle for the edge has none of this.
  if (process.env.NEXT_RUNTIME === 'nodejs') {
    const { meetEveryRequest } = await import('@/app/every-request');
    meetEveryRequest();
    const { relayUntilTerminated } = await import('@/inngest/relay');
    relayUntilTerminated();
  }
}
