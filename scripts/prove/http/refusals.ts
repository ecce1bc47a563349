import { roles } from '@/db/statuses';
import { aPlacedOrder } from '@/tests/journeys';
import type { Guard } from './action-calls';
import { type Cookies, endedVisits, givePasswords, people, signedIn, strangers, visiting } from './people';

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
  return { outside, sessions, visits, other };
}
export type Everybody = Awaited<ReturnType<typeof everybody>>;

/** Who has to be refused. `orderId` is the order that the call is about. */
export async function refusedCallers(
  { may }: Guard,
  all: Everybody,
  orderId: number | undefined,
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
    });
  const ended = await endedVisits(orderId ?? all.other);
  return named({
    ...all.outside,
    ...Object.fromEntries(roles.map((role) => [role, all.sessions[role]])),
    ...ended,
    ...(may === 'proven' && { 'an unproven visit': await visiting(orderId ?? all.other) }),
  });
}

/** Who may, with what they need to. */
export async function allowedCallers(
  { may }: Guard,
  all: Everybody,
  orderId: number | undefined,
): Promise<Caller[]> {
  if (may === 'anyone') return [];
  if (may === 'visit' || may === 'proven')
    return [
      { who: `a ${may} visit`, cookies: await visiting(orderId ?? all.other, { proven: may === 'proven' }) },
    ];
  return may.map((role) => ({ who: role, cookies: all.sessions[role] }));
}
