import { type Refusal, refusalOf } from '@/lib/errors';

/** What to say of a thrown thing. A bug is thrown on; a silent database is for the log too. */
export function said(error: unknown): Refusal {
  const refusal = refusalOf(error);
  if (!refusal) throw error;
  if (refusal.code === 'unavailable') console.error('[database]', error);
  return refusal;
}
