import { gzipSync } from 'node:zlib';
import type { Random } from '../random';

export type Mutant = { body: string | Uint8Array; headers?: Record<string, string>; kind: string };

/** Values that no field expects. Each is JSON text, so that what JSON.stringify would mend stays broken. */
const oddValues = [
  'null',
  'true',
  '[]',
  '{}',
  '""',
  '0',
  '-1',
  '-0',
  '1e308',
  '-1e308',
  '1e400',
  '9007199254740993',
  '0.1',
  '2147483648',
  '"\\u0000"',
  '"\\ud800"',
  '"\\udc00x"',
  '"x\\u0000y"',
  '"NaN"',
  '[[]]',
  '[null]',
  '{"$ne":1}',
  '{"toString":1}',
  '{"__proto__":{"admin":true}}',
  '{"constructor":{"prototype":{"admin":true}}}',
  '"\\u202eevil"',
  '"\' or 1=1 --"',
  `"${'x'.repeat(5000)}"`,
  `"${'é'.repeat(300)}"`,
  '"2026-02-30T00:00:00Z"',
  '"0000-01-01T00:00:00Z"',
  '"+275760-09-13T00:00:00Z"',
];

/** Where a body has something: paths to every value in it. */
function pathsOf(value: unknown, at: (string | number)[] = []): (string | number)[][] {
  if (typeof value !== 'object' || value === null) return [at];
  return [at, ...Object.entries(value).flatMap(([key, inner]) => pathsOf(inner, [...at, key]))];
}

const hole = '§hole§';
function withHole(value: unknown, [key, ...rest]: (string | number)[]): unknown {
  if (key === undefined) return hole;
  const copy = (Array.isArray(value) ? [...value] : { ...(value as object) }) as Record<string, unknown>;
  copy[key] = withHole(copy[key], rest);
  return copy;
}

/** A sound body with one thing wrong: a value, a key twice, a key too many, a broken byte, another type or packing. */
export function mutantOf(sound: object, random: Random): Mutant {
  const text = JSON.stringify(sound);
  const pick = <Item>(items: readonly Item[]) => items[random(items.length)] as Item;
  const kind = pick([
    'value',
    'value',
    'value',
    'value',
    'two values',
    'twice',
    'extra',
    'bytes',
    'cut',
    'type',
    'packed',
    'deep',
  ]);
  switch (kind) {
    case 'value':
    case 'two values': {
      let body = JSON.stringify(withHole(sound, pick(pathsOf(sound)))).replace(`"${hole}"`, () =>
        pick(oddValues),
      );
      if (kind === 'two values' && body.startsWith('{'))
        body = body.replace('{', `{"tags":${pick(oddValues)},`);
      return { kind, body };
    }
    case 'twice':
      return { kind, body: text.replace(/}$/, `,"lines":${pick(oddValues)},"currency":${pick(oddValues)}}`) };
    case 'extra':
      return {
        kind,
        body: text.replace(
          /}$/,
          `,${JSON.stringify(pick(['__proto__', 'constructor', 'status', 'id', 'channelId', 'totalAmount', '']))}:${pick(oddValues)}}`,
        ),
      };
    case 'bytes': {
      const bytes = Buffer.from(text);
      for (let i = 0; i <= random(4); i++) bytes[random(bytes.length)] = random(256);
      return { kind, body: bytes };
    }
    case 'cut':
      return { kind, body: text.slice(0, random(text.length)) };
    case 'type':
      return {
        kind,
        body: text,
        headers: {
          'content-type': pick([
            'text/plain',
            'multipart/form-data; boundary=x',
            'application/xml',
            '',
            'application/json; charset=utf-16',
            'application/x-www-form-urlencoded',
          ]),
        },
      };
    case 'packed':
      return {
        kind,
        body: gzipSync(text),
        headers: { 'content-encoding': pick(['gzip', 'br', 'identity', 'x']) },
      };
    default:
      return { kind, body: text.replace(/}$/, `,"tags":${deep(1 + random(60))}}`) };
  }
}

const deep = (levels: number) => `${'['.repeat(levels)}${']'.repeat(levels)}`;

/** The big ones, few of them. */
export function monsters(): Mutant[] {
  return [
    { kind: 'depth 10,000', body: deep(10_000) },
    { kind: 'objects 100,000 deep', body: `${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}` },
    { kind: '20 MB', body: `{"externalId":"${'x'.repeat(20_000_000)}"}` },
    {
      kind: '20 MB without its length',
      body: `{"externalId":"${'x'.repeat(20_000_000)}"}`,
      headers: { 'transfer-encoding': 'chunked' },
    },
    {
      kind: 'a gzip bomb',
      body: gzipSync(Buffer.alloc(200_000_000)),
      headers: { 'content-encoding': 'gzip' },
    },
    {
      kind: '100,000 lines',
      body: `{"currency":"EUR","lines":[${'{"sku":"x","quantity":1},'.repeat(40_000).slice(0, -1)}]}`,
    },
    { kind: '100,000 keys', body: `{${Array.from({ length: 60_000 }, (_, i) => `"k${i}":1`)}}` },
  ];
}
