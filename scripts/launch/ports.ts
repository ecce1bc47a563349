import net from 'node:net';

/** True when nobody listens on the port, on any address of this machine. */
export async function isFree(port: number) {
  return (await canListen(port, '127.0.0.1')) && (await canListen(port, '::'));
}

/** The first free port from `wanted` on. */
export async function freePort(wanted: number): Promise<number> {
  for (let port = wanted; port < wanted + 200; port += 1) if (await isFree(port)) return port;
  throw new Error(`No free port between ${wanted} and ${wanted + 200}.`);
}

let given = 0;

/** A free port out of eight that are this process's alone: tests that start servers at the same moment do not meet. */
export const ownPort = () => freePort(10_000 + (process.pid % 2_750) * 8 + (given++ % 8));

function canListen(port: number, host: string) {
  return new Promise<boolean>((resolve) => {
    const server = net.createServer();
    server.once('error', (error: NodeJS.ErrnoException) =>
      // A machine without IPv6 cannot listen there, which does not make the port taken.
      resolve(error.code === 'EAFNOSUPPORT' || error.code === 'EADDRNOTAVAIL'),
    );
    server.listen(port, host, () => server.close(() => resolve(true)));
  });
}
