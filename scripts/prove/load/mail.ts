import { once } from 'node:events';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { sleep } from '../../launch/say';

type Letter = { to: string; body: string; times: number };

/**
 * Takes letters as Resend does: the same idempotency key again with the same content is answered as the first time and delivered
 * no second time; with another content it is refused. It takes its time, so that who sends can die before it has the answer.
 */
export async function mailService() {
  const letters = new Map<string, Letter>();
  let refused = 0;
  const server = http.createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
    const body = Buffer.concat(chunks).toString();
    const key = String(request.headers['idempotency-key'] ?? `none ${Math.random()}`);
    const known = letters.get(key);
    const { to } = JSON.parse(body) as { to: string | string[] };
    if (!known) letters.set(key, { to: [to].flat().join(), body, times: 1 });
    else known.times += 1;
    const other = known !== undefined && known.body !== body;
    if (other) refused += 1;
    await sleep(Math.random() * 60);
    response.writeHead(other ? 409 : 200, { 'content-type': 'application/json' });
    response.end(
      JSON.stringify(
        other
          ? {
              statusCode: 409,
              name: 'invalid_idempotent_request',
              message: 'Another content under this key.',
            }
          : { id: key },
      ),
    );
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    env: {
      RESEND_API_KEY: 're_proof',
      RESEND_BASE_URL: `http://127.0.0.1:${port}`,
      MAIL_FROM: 'Proof <proof@proof.test>',
    },
    delivered: () => letters.size,
    /** What reached these people: nobody may get none, or two. */
    seen(emails: readonly string[]) {
      const count = new Map<string, number>();
      for (const { to } of letters.values()) count.set(to, (count.get(to) ?? 0) + 1);
      const all = [...letters.values()];
      return {
        missing: emails.filter((email) => !count.has(email)).length,
        twice: emails.filter((email) => (count.get(email) ?? 0) > 1).length,
        otherContent: refused,
        askedAgain: all.reduce((sum, { times }) => sum + times - 1, 0),
      };
    },
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}
