import { sql } from 'drizzle-orm';
import { db } from '@/db';
import journal from '@/db/migrations/meta/_journal.json';

const LIMIT_MS = 2_000;

/** Whether this process can serve: the database answers in time and has every migration. Answers no more than that. */
export async function isReady(): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<false>((resolve) => {
    timer = setTimeout(resolve, LIMIT_MS, false);
  });
  try {
    return await Promise.race([isMigrated(), late]);
  } catch {
    return false;
  } finally {
    clearTimeout(timer);
  }
}

async function isMigrated() {
  const newest = journal.entries.at(-1)?.when ?? 0;
  const [row] = await db.execute<{ at: number }>(
    sql`select max(created_at) at from drizzle.__drizzle_migrations`,
  );
  return (row?.at ?? 0) >= newest;
}
