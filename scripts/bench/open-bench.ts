import type postgres from 'postgres';
import { createApiKey } from '@/lib/channels/create-api-key';
import { resumeKey } from '@/lib/channels/resume-key';
import { type StaffActor, system } from '@/lib/staff/permissions';
import { openBasket } from './fill/basket';
import type { Options } from './options';
import type { Bench } from './scenario';

export type OpenBench = Bench & { keyHeader: Record<string, string>; owner: StaffActor };

/** Who calls: a key of the web shop and the owner, made as they are made in real use. */
export async function openBench(
  sql: postgres.Sql,
  size: number,
  { runs, seconds }: Pick<Options, 'runs' | 'seconds'>,
): Promise<OpenBench> {
  const scopes = ['orders:write' as const, 'orders:read' as const, 'orders:read_pii' as const];
  const { key } = await createApiKey(
    system('bench'),
    { name: 'bench', channel: 'web', scopes, perSecond: 100_000 },
    new Date(),
  );
  const caller = await resumeKey(system('bench'), { key }, new Date());
  const [owner] = await sql<
    { id: number; name: string }[]
  >`select id, name from staff where role = 'owner' order by id limit 1`;
  if (!caller || !owner) throw new Error('The filled database has no web shop or no owner.');
  return {
    sql,
    size,
    basket: await openBasket(sql),
    seconds: seconds * (runs + 0.2),
    owner: { kind: 'staff', ...owner, role: 'owner', locationIds: null },
    key: caller.actor,
    keyHeader: { Authorization: `Bearer ${key}` },
  };
}
