import { createHash } from 'node:crypto';

export const IDLE_MINUTES = 30;
export const SESSION_HOURS = 10;
export const SESSIONS_KEPT_DAYS = 30;
export const TRIES_PER_ACCOUNT = 10;
export const TRIES_PER_ADDRESS = 100;
export const TRIES_MINUTES = 15;

/** A session is known to us by this alone: who reads the table cannot sign in with it. */
export const sessionHash = (sid: string) => createHash('sha256').update(sid).digest();

/** The first tries cost nothing, the next ones wait longer and longer, up to a second. */
export const waitBeforeTry = (tries: number) => (tries <= 4 ? 0 : Math.min(1000, 100 * 2 ** (tries - 5)));
