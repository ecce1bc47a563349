import { bigint, customType, timestamp } from 'drizzle-orm/pg-core';

/** Text that is compared byte by byte, so that prefix search uses an ordinary tree whatever the locale. */
export const code = customType<{ data: string }>({ dataType: () => 'text collate "C"' });
export const bytes = customType<{ data: Buffer; driverData: Buffer }>({ dataType: () => 'bytea' });
/** Milliseconds, because a JavaScript Date has no more and a cursor made from one must not skip rows. */
export const moment = (name: string) => timestamp(name, { withTimezone: true, precision: 3, mode: 'date' });
export const big = (name: string) => bigint(name, { mode: 'number' });
export const identity = () => big('id').primaryKey().generatedAlwaysAsIdentity();
