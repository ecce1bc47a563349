/** Next calls this once when a server process starts. */
export async function register() {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return;
  if (process.env.NODE_ENV === 'production' && process.env.INNGEST_DEV)
    throw new Error('INNGEST_DEV is set: anyone could run functions through /api/inngest. Remove it.');

  const { startRelay } = await import('@/inngest/relay');
  const relay = startRelay();
  process.once('SIGTERM', () => relay.stop());
}
