import { sql } from 'drizzle-orm';
import { index, integer, jsonb, pgTable, real, text } from 'drizzle-orm/pg-core';
import { code, moment } from '../columns';
import { locationKinds } from '../statuses';
import { oneOf } from './checks';

/** Times of day are minutes since midnight in the location's own time zone; days are ISO weekdays. */
export type LocationSettings = {
  cutOffMinute?: number;
  handlingDays?: number;
  transitDays?: number;
  workdays?: number[];
  /** The sender's street on a label. */
  street?: string;
};

export const locations = pgTable(
  'locations',
  {
    id: integer('id').primaryKey().generatedAlwaysAsIdentity(),
    code: code('code').notNull().unique(),
    name: text('name').notNull(),
    kind: text('kind', { enum: locationKinds }).notNull(),
    country: text('country'),
    city: text('city'),
    postcode: text('postcode'),
    latitude: real('latitude'),
    longitude: real('longitude'),
    timeZone: text('time_zone').notNull().default('UTC'),
    pausedAt: moment('paused_at'),
    settings: jsonb('settings').$type<LocationSettings>().notNull().default({}),
  },
  (t) => [
    index('locations_virtual').on(t.id).where(sql`${t.kind} = 'virtual' and ${t.pausedAt} is null`),
    index('locations_open').on(t.id).where(sql`${t.pausedAt} is null`),
    oneOf('locations_kind', t.kind, locationKinds),
  ],
);
