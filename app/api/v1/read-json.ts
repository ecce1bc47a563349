import { problem } from './problem';

const MEGABYTE = 1_000_000;
const MOST_DEPTH = 20;

export class NotReadable extends Error {
  constructor(readonly answer: Response) {
    super('not readable');
  }
}

/** The body as JSON that can be stored: of bounded size and depth, real text, no names that touch prototypes. */
export async function readJson(request: Request, megabytes = 1): Promise<unknown> {
  const type = request.headers.get('content-type') ?? '';
  if (!/^application\/(?:[\w.+-]+\+)?json\s*(?:;|$)/i.test(type))
    throw new NotReadable(problem('media_type', 'Send JSON with Content-Type: application/json.'));
  const text = decode(await readBytes(request, megabytes));
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    throw malformed('The body is not JSON.');
  }
  check(body);
  return body;
}

const malformed = (detail: string) => new NotReadable(problem('malformed', detail));

async function readBytes(request: Request, megabytes: number) {
  const most = megabytes * MEGABYTE;
  const tooLarge = new NotReadable(problem('too_large', `The body is larger than ${megabytes} MB.`));
  if (Number(request.headers.get('content-length') ?? 0) > most) throw tooLarge;
  const chunks: Uint8Array[] = [];
  let size = 0;
  const reader = request.body?.getReader();
  for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
    size += part.value.byteLength;
    if (size > most) {
      await reader?.cancel();
      throw tooLarge;
    }
    chunks.push(part.value);
  }
  return Buffer.concat(chunks);
}

function decode(bytes: Buffer) {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw malformed('The body is not UTF-8.');
  }
}

/** Walks without recursion, so that no depth can exhaust the stack. */
function check(body: unknown) {
  const open: { value: unknown; depth: number }[] = [{ value: body, depth: 0 }];
  for (let next = open.pop(); next; next = open.pop()) {
    const { value, depth } = next;
    if (typeof value === 'string') checkText(value);
    if (typeof value !== 'object' || value === null) continue;
    if (depth >= MOST_DEPTH) throw malformed(`The body is nested more than ${MOST_DEPTH} deep.`);
    for (const [key, inner] of Object.entries(value)) {
      if (key === '__proto__') throw malformed('The body has a field named __proto__.');
      checkText(key);
      open.push({ value: inner, depth: depth + 1 });
    }
  }
}

function checkText(text: string) {
  if (text.includes('\0')) throw malformed('The body has a NUL character in a text.');
  if (!text.isWellFormed()) throw malformed('The body has half of a surrogate pair in a text.');
}
