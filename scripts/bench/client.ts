import http from 'node:http';

export type Answer = { status: number; text: string };
export type Client = ReturnType<typeof openClient>;

/** HTTP over loopback with connections that stay open. Answers the whole body. */
export function openClient(port: number) {
  const agent = new http.Agent({ keepAlive: true, maxSockets: 64 });
  const ask = (method: string, path: string, headers: http.OutgoingHttpHeaders, body?: string) =>
    new Promise<Answer>((resolve, reject) => {
      const request = http.request({ host: '127.0.0.1', port, agent, method, path, headers }, (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk) => chunks.push(chunk));
        response.on('error', reject);
        response.on('end', () =>
          resolve({ status: response.statusCode ?? 0, text: Buffer.concat(chunks).toString() }),
        );
      });
      request.on('error', reject);
      request.end(body);
    });
  return {
    get: (path: string, headers: http.OutgoingHttpHeaders) => ask('GET', path, headers),
    post: (path: string, body: unknown, headers: http.OutgoingHttpHeaders) => {
      const text = JSON.stringify(body);
      return ask(
        'POST',
        path,
        { ...headers, 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(text) },
        text,
      );
    },
    close: () => agent.destroy(),
  };
}

/** The text of an answer of this status; any other answer is an error of the measurement. */
export function expected(answer: Answer, status = 200): string {
  if (answer.status !== status)
    throw new Error(`answered ${answer.status} instead of ${status}: ${answer.text.slice(0, 200)}`);
  return answer.text;
}
