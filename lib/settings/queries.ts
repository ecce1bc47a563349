import { randomBytes } from 'node:crypto';
import { eq, sql } from 'drizzle-orm';
import { z } from 'zod';
import { db, query, read } from '@/db';
import { settings } from '@/db/schema';
import type { Role } from '@/db/statuses';

let installationId: string | undefined;

/** Names this database for good, so that two of them may share an Inngest environment. Made on first use. */
export async function getInstallationId(): Promise<string> {
  installationId ??= (await storedInstallationId()) ?? (await makeInstallationId());
  return installationId;
}

async function storedInstallationId() {
  // As text: an id of digits alone, or with one "e" among them, would come out of JSON as a number.
  const [row] = await read<{ id: string }>(
    query`select value #>> '{}' id from settings where key = 'installation'`,
  );
  return row?.id;
}

async function makeInstallationId() {
  await db.execute(sql`
    insert into settings (key, value) values ('installation', to_jsonb(${randomBytes(6).toString('hex')}::text))
    on conflict do nothing`);
  const stored = await storedInstallationId();
  if (!stored) throw new Error('The settings table holds no installation id.');
  return stored;
}

const Merchant = z.object({
  name: z.string().trim().min(1).max(100).catch('Waybill shop'),
  supportEmail: z.email().nullable().catch(null),
  /** #rrggbb */
  color: z
    .string()
    .regex(/^#[0-9a-f]{6}$/i)
    .nullable()
    .catch(null),
});
export type Merchant = z.output<typeof Merchant>;

/** Whose shop it is, as its customers read it on the portal and in letters. */
export async function getMerchant(): Promise<Merchant> {
  const [row] = await db.select({ value: settings.value }).from(settings).where(eq(settings.key, 'merchant'));
  return Merchant.parse(row?.value ?? {});
}

/** The latest moment that was noted under a key. */
export async function getMoment(key: string): Promise<Date | null> {
  const [row] = await db.select({ value: settings.value }).from(settings).where(eq(settings.key, key));
  return typeof row?.value === 'string' ? new Date(row.value) : null;
}

const Capture = z.object({
  /** How far below the catalog each role may sell, in percent. Owners may everything; roles that are not named may 20. */
  mostPercentOff: z.record(z.string(), z.number().min(0).max(100)).catch({}),
  /** Orders of the last days with the same goods for the same person are shown as likely duplicates. */
  duplicateDays: z.int().min(1).max(60).catch(3),
});

/** How staff write down orders. */
export async function getCapture() {
  const [row] = await read<{ value: unknown }>(query`select value from settings where key = 'capture'`);
  const { mostPercentOff, duplicateDays } = Capture.parse(row?.value ?? {});
  return {
    duplicateDays,
    mostPercentOffFor: (role: Role) => (role === 'owner' ? null : (mostPercentOff[role] ?? 20)),
  };
}
