import { getInstallationId } from '@/lib/settings/queries';
import { buildIfNeeded, next } from '../../launch/build';
import { home, locked, newSecrets, openHome } from '../../launch/folder';
import { ownPort } from '../../launch/ports';
import { type Environment, startNode, untilAnswers } from '../../launch/processes';
import { type Ask, asker } from './ask';

export type Production = {
  url: string;
  ask: Ask;
  /** Signs staff cookies, and makes the mailed codes. */
  secret: string;
  /** What the server printed lately. */
  recent(): string;
  /** Settles with how it ended. */
  ended(): Promise<string>;
  stop(): Promise<void>;
  /** Ends it this moment, whatever it is doing. */
  kill(): Promise<void>;
  /** After `kill`: the same again, at the same address. */
  restart(): Promise<void>;
};

type Wanted = {
  /** Whether a proxy stands in front, so that a test may say from which address it asks. */
  proxy?: boolean;
  /** The office's address, when it is not this server's own. */
  address?: string;
  /** A letter service, an Inngest: what else it should find in its environment. */
  env?: Environment;
};

/**
 * The production build on a free port, over real HTTP, with the database of DATABASE_URL. Nothing happens afterwards:
 * no Inngest answers, so that what changes in the database is what the request did.
 */
export async function openProduction({ proxy = true, address, env }: Wanted = {}): Promise<Production> {
  openHome();
  const secret = newSecrets().NEXTAUTH_SECRET;
  const port = await ownPort();
  const url = `http://localhost:${port}`;
  const settings = {
    ...process.env,
    NODE_ENV: 'production',
    NEXT_TELEMETRY_DISABLED: '1',
    NEXTAUTH_SECRET: secret,
    NEXTAUTH_URL: address ?? url,
    WAYBILL_URL: address ?? url,
    WAYBILL_PROXY: proxy ? '1' : '0',
    INNGEST_SIGNING_KEY: newSecrets().INNGEST_SIGNING_KEY,
    INNGEST_EVENT_KEY: 'nobody listens',
    INNGEST_BASE_URL: 'http://127.0.0.1:9',
    NODE_TEST_CONTEXT: undefined,
    ...env,
  };
  await locked(home, () => buildIfNeeded(settings));
  const start = async () => {
    const child = startNode('The app', [next, 'start', '-H', '127.0.0.1', '-p', `${port}`], settings);
    if (await untilAnswers(child, `http://127.0.0.1:${port}/readyz`)) return child;
    await child.stop();
    throw new Error(`The app does not come up. What it printed last:\n${child.recent()}`);
  };
  process.env.NEXTAUTH_SECRET = secret;
  // Made on first use, which would otherwise be some request's.
  await getInstallationId();
  let app = await start();
  const ask = asker(port);
  return {
    url,
    ask,
    secret,
    recent: () => app.recent(),
    ended: () => app.ended,
    kill: () => app.kill(),
    async restart() {
      app = await start();
    },
    async stop() {
      ask.close();
      await app.stop();
    },
  };
}

/** Opens it, works with it, stops it whatever happens. */
export async function inProduction<T>(work: (shop: Production) => Promise<T>, wanted?: Wanted): Promise<T> {
  const shop = await openProduction(wanted);
  try {
    return await work(shop);
  } catch (error) {
    console.error(shop.recent());
    throw error;
  } finally {
    await shop.stop();
  }
}
