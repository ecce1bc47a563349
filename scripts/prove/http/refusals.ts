import { roles } from '@/db/statuses';
import { aPlacedOrder } from '@/tests/journeys';
import { aSupplier } from '@/tests/suppliers';
import type { Guard, Planted } from './action-calls';
import {
  aSupplierOf,
  type Cookies,
  endedSuppliers,
  endedVisits,
  givePasswords,
  people,
  signedIn,
  strangers,
  visiting,
} from './people';

export type Caller = { who: string; cookies: Cookies };

/** Callers of every kind, made once; which of them an action refuses, its guard says. */
export async function everybody() {
  await givePasswords();
  const outside = await strangers();
  const sessions = Object.fromEntries(
    await Promise.all(roles.map(async (role) => [role, (await signedIn(people[role].id)).cookies] as const)),
  ) as Record<(typeof roles)[number], Cookies>;
  const other = (await aPlacedOrder()).orderId;
  const visits = {
    ...(await endedVisits(other)),
    'an unproven visit': await visiting(other),
    'a proven visit': await visiting(other, { proven: true }),
  };
  const supplier = await aSupplierOf((await aSupplier()).id);
  return { outside, sessions, visits, supplier, other };
}
export type Everybody = Awaited<ReturnType<typeof everybody>>;

type About = Pick<Planted, 'orderId' | 'supplier'>;

/** Who has to be refused, of a call about this order or this supplier. */
export async function refusedCallers(
  { may }: Guard,
  all: Everybody,
  { orderId, supplier }: About,
): Promise<Caller[]> {
  const named = (callers: Record<string, Cookies>) =>
    Object.entries(callers).map(([who, cookies]) => ({ who, cookies }));
  if (may === 'anyone') return [];
  if (Array.isArray(may))
    return named({
      ...all.outside,
      ...Object.fromEntries(
        roles.filter((role) => !may.includes(role)).map((role) => [role, all.sessions[role]]),
      ),
      'an unproven visit': all.visits['an unproven visit'],
      'a proven visit': all.visits['a proven visit'],
      'a supplier': all.supplier,
    });
  if (may === 'supplier')
    return named({
      ...all.outside,
      ...all.sessions,
      ...all.visits,
      ...(await endedSuppliers(supplier?.locationId ?? 0)),
    });
  const ended = await endedVisits(orderId ?? all.other);
  return named({
    ...all.outside,
    ...Object.fromEntries(roles.map((role) => [role, all.sessions[role]])),
    ...ended,
    'a supplier': all.supplier,
    ...(may === 'proven' && { 'an unproven visit': await visiting(orderId ?? all.other) }),
  });
}

/** Who may, with what they need to. */
export async function allowedCallers(
  { may }: Guard,
  all: Everybody,
  { orderId, supplier }: About,
): Promise<Caller[]> {
  if (may === 'anyone') return [];
  if (may === 'supplier')
    return [{ who: 'a supplier', cookies: await aSupplierOf(supplier?.locationId ?? 0) }];
  if (may === 'visit' || may === 'proven')
    return [
      { who: `a ${may} visit`, cookies: await visiting(orderId ?? all.other, { proven: may === 'proven' }) },
    ];
  return may.map((role) => ({ who: role, cookies: all.sessions[role] }));
}
