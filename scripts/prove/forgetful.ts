import { closeDb } from '@/db';

/** From here on commits do not wait for the disk: for proofs that need many small transactions and no crash. */
export async function commitWithoutWaiting() {
  await closeDb();
  const url = new URL(process.env.DATABASE_URL ?? '');
  url.searchParams.set('synchronous_commit', 'off');
  process.env.DATABASE_URL = url.href;
}
