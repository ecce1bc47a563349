import { sql } from 'drizzle-orm';
import { index, integer, pgTable, text } from 'drizzle-orm/pg-core';
import { bytes, code, moment } from '../columns';
import { roles } from '../statuses';
import { holds, oneOf } from './checks';

export const staff = pgTable(
  'staff',
  {
    id: integer('id').primaryKey().generatedAlwaysAsIdentity(),
    email: code('email').notNull().unique(),
    name: text('name').notNull(),
    role: text('role', { enum: roles }).notNull(),
    passwordHash: text('password_hash').notNull(),
    locationIds: integer('location_ids').array(),
    createdAt: moment('created_at').notNull(),
    disabledAt: moment('disabled_at'),
  },
  (t) => [
    oneOf('staff_role', t.role, roles),
    holds('staff_email_lower', sql`${t.email} = lower(${t.email})`),
  ],
);

export const staffSessions = pgTable(
  'staff_sessions',
  {
    tokenHash: bytes('token_hash').primaryKey(),
    staffId: integer('staff_id')
      .notNull()
      .references(() => staff.id),
    createdAt: moment('created_at').notNull(),
    seenAt: moment('seen_at').notNull(),
    expiresAt: moment('expires_at').notNull(),
    revokedAt: moment('revoked_at'),
  },
  (t) => [
    holds('staff_sessions_hash', sql`length(${t.tokenHash}) = 32`),
    holds('staff_sessions_expiry', sql`${t.expiresAt} > ${t.createdAt}`),
    index('staff_sessions_live').on(t.staffId).where(sql`${t.revokedAt} is null`),
  ],
);
