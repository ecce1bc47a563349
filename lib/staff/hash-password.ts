import { type Algorithm, hash, verify } from '@node-rs/argon2';

const cost = { algorithm: 2 as Algorithm.Argon2id, memoryCost: 19_456, timeCost: 2, parallelism: 1 };
// Each takes 19 MB and tens of milliseconds of a core: unlimited, the sign-in page would be a way to stop the shop.
const AT_ONCE = 4;

let running = 0;
const waiting: (() => void)[] = [];

export const hashPassword = (password: string) => inTurn(() => hash(password, cost));

let dummy: Promise<string> | undefined;

/** Takes as long for somebody we do not know (`stored` undefined) as for somebody we do. */
export async function verifyPassword(stored: string | undefined, password: string) {
  dummy ??= hashPassword('nobody has this password');
  const against = stored ?? (await dummy);
  const same = await inTurn(() => verify(against, password));
  return stored !== undefined && same;
}

async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (running >= AT_ONCE) await new Promise<void>((resolve) => waiting.push(resolve));
  else running += 1;
  try {
    return await work();
  } finally {
    const next = waiting.shift();
    if (next) next();
    else running -= 1;
  }
}
