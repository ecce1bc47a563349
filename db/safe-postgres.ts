import net from 'node:net';
import postgres from 'postgres';

/*
 * postgres.js 3.4.9 goes wrong only when a Connection object is revived after its socket died: half a transaction
 * may then run outside it. So none is ever revived: each slot is a client with one connection whose socket factory
 * works once. See docs/decisions/0003.
 */
type Slot = { sql: postgres.Sql; dead?: Error; die(why: string, cause?: unknown): void };
type Options = postgres.Options<Record<string, postgres.PostgresType>> & {
  max?: number;
  acquireTimeout?: number;
  statementTimeout?: number;
  transactionSettings?: string;
  prepare?: boolean;
};
type Rows = postgres.RowList<postgres.Row[]>;
type Args = [query: string, params?: unknown[], options?: Record<string, unknown>];
type Lazy = PromiseLike<Rows> & { values(): Promise<Rows> };
type Session = {
  options: postgres.ParsedOptions;
  unsafe(...args: Args): Lazy;
  savepoint<T>(fn: (tx: Session) => Promise<T>): Promise<T>;
};

const reads = /^\s*select\b/i;

const lost = (why: string, cause?: unknown) =>
  Object.assign(new Error(`database: ${why}`, { cause }), { code: 'CONNECTION_LOST' });

/**
 * A postgres.js client that drizzle can drive and that never leaves half a transaction behind.
 * Connecting is bounded by 5 s, waiting for a slot by `acquireTimeout`, any statement by `statementTimeout` (ms).
 * `transactionSettings`: a `set local` that travels with each `begin`.
 */
export function safePostgres(
  url: string,
  {
    max = 10,
    acquireTimeout = 10_000,
    statementTimeout = 30_000,
    transactionSettings,
    prepare = true,
    ...rest
  }: Options = {},
): postgres.Sql {
  const options = postgres(url, {
    connect_timeout: 5,
    ...rest,
    max: 1,
    fetch_types: false,
    idle_timeout: undefined,
    max_lifetime: null,
  }).options;
  const all = new Set<Slot>();
  const idle: Slot[] = [];
  const waiting: { take(slot: Slot): void; fail(error: Error): void }[] = [];
  let ended = false;

  const dial = () =>
    new Promise<net.Socket>((resolve, reject) => {
      const host = options.host[0] ?? 'localhost';
      const socket = net.connect(
        options.path ? { path: String(options.path) } : { host, port: options.port[0] ?? 5432 },
      );
      socket.setTimeout(Number(options.connect_timeout) * 1000, () =>
        socket.destroy(lost('connect timeout')),
      );
      socket.once('error', reject).once('connect', () => {
        socket.setTimeout(0);
        socket.setNoDelay(true);
        socket.off('error', reject);
        resolve(Object.assign(socket, { host }));
      });
    });

  function open(): Slot {
    let raw: Promise<net.Socket> | undefined;
    const socket = async () => {
      if (raw) {
        slot.die('connection lost');
        throw slot.dead;
      }
      raw = dial();
      return raw.catch((error) => {
        slot.die('cannot connect', error);
        throw error;
      });
    };
    const single = {
      ...options,
      no_subscribe: true,
      socket,
      onclose: () => slot.die('connection lost'),
    } as unknown as postgres.Options<Record<string, postgres.PostgresType>>;
    const slot: Slot = {
      sql: postgres(single),
      die(why, cause) {
        if (slot.dead) return;
        slot.dead = lost(why, cause);
        all.delete(slot);
        const at = idle.indexOf(slot);
        if (at >= 0) idle.splice(at, 1);
        slot.sql.end({ timeout: 0 }).catch(() => undefined); // already dead: nothing left to tell
        raw?.then(
          (open) => open.destroy(),
          () => undefined,
        );
        pump();
      },
    };
    all.add(slot);
    return slot;
  }

  function pump() {
    while (waiting.length > 0 && (idle.length > 0 || all.size < max))
      waiting.shift()?.take(idle.pop() ?? open());
  }

  const acquire = () =>
    new Promise<Slot>((resolve, reject) => {
      if (ended) return reject(lost('pool ended'));
      if (idle.length > 0 || all.size < max) return resolve(idle.pop() ?? open());
      const waiter = {
        take(slot: Slot) {
          clearTimeout(timer);
          resolve(slot);
        },
        fail(error: Error) {
          clearTimeout(timer);
          reject(error);
        },
      };
      const timer = setTimeout(() => {
        waiting.splice(waiting.indexOf(waiter), 1);
        reject(lost('no free connection'));
      }, acquireTimeout);
      waiting.push(waiter);
    });

  const release = (slot: Slot) => {
    if (!slot.dead) idle.push(slot);
    pump();
  };

  /** What drizzle needs of a postgres.js query: awaiting it gives objects, `.values()` gives arrays. */
  const lazy = (run: (values: boolean) => Promise<Rows>): Lazy => ({
    values: () => run(true),
    // biome-ignore lint/suspicious/noThenProperty: drizzle awaits what unsafe() returns
    then: (done, failed) => run(false).then(done, failed),
  });

  async function exec(slot: Slot, [query, params = [], given]: Args, values = false): Promise<Rows> {
    if (slot.dead) throw slot.dead;
    const sent = slot.sql.unsafe(query, params as never[], {
      ...given,
      prepare: prepare && params.length > 0,
    });
    const timer = setTimeout(() => slot.die('no answer from the server'), statementTimeout);
    try {
      return (await (values ? sent.values() : sent)) as unknown as Rows;
    } finally {
      clearTimeout(timer);
    }
  }

  async function begin<T>(
    first: string | ((tx: Session) => Promise<T>),
    second?: (tx: Session) => Promise<T>,
  ) {
    const work = typeof first === 'function' ? first : second;
    if (!work) throw new Error('begin needs a callback');
    const slot = await acquire();
    let over = false;
    let savepoints = 0;
    let failure: unknown;
    let writing = false;
    const opening = `begin ${typeof first === 'string' ? first : ''}`;
    const begun = exec(slot, [transactionSettings ? `${opening}; ${transactionSettings}` : opening]);
    begun.catch(() => undefined); // told by the first statement that waits for it
    const run = async (args: Args, values = false) => {
      if (over) throw lost('transaction is over');
      // Reads may leave together with `begin`; what writes, and all after it, must know that it began.
      writing ||= !reads.test(args[0]);
      if (writing) await begun;
      return exec(slot, args, values).catch((error) => {
        failure ??= error;
        throw error;
      });
    };
    const tx: Session = {
      options,
      unsafe: (...args) => lazy((values) => run(args, values)),
      async savepoint(fn) {
        const name = `s${++savepoints}`;
        await run([`savepoint ${name}`]);
        try {
          return await fn(tx);
        } catch (error) {
          await run([`rollback to ${name}`]);
          failure = undefined;
          throw error;
        }
      },
    };
    try {
      const value = await work(tx);
      await begun;
      over = true; // a statement that nobody awaited must not run after the commit
      if ((await exec(slot, ['commit'])).command !== 'COMMIT')
        throw lost('rolled back, a statement failed', failure);
      return value;
    } catch (error) {
      over = true;
      if (!slot.dead) await exec(slot, ['rollback']).catch((cause) => slot.die('rollback failed', cause));
      throw failure ?? error; // of pipelined statements only the first error is the real one
    } finally {
      release(slot);
    }
  }

  const client = {
    options,
    begin,
    unsafe: (...args: Args) =>
      lazy(async (values) => {
        const slot = await acquire();
        try {
          return await exec(slot, args, values);
        } finally {
          release(slot);
        }
      }),
    async end(how = { timeout: 5 }) {
      ended = true;
      for (const waiter of waiting.splice(0)) waiter.fail(lost('pool ended'));
      await Promise.all([...all].map((slot) => slot.sql.end(how)));
    },
    stats: () => ({ open: all.size, idle: idle.length, waiting: waiting.length }),
  };
  return client as unknown as postgres.Sql;
}
