import { domainOf, type Source, topOf } from './sources';

/** Placing writes an order in one statement, and an order is refreshed with its shipments; the bench plays Inngest. */
const acrossDomains = /^(?:lib\/orders\/(?:placing-[^/]*|refresh-tx)|scripts\/bench\/run)\.ts$/;

export function tableOwners(sources: Source[]) {
  const owners = new Map<string, string>();
  const tables = new Map<string, string>();
  for (const { file, code } of sources.filter((source) => source.file.startsWith('db/schema/')))
    for (const [, variable = '', name = ''] of code.matchAll(
      /export const (\w+) = pgTable\(\s*['"](\w+)['"]/g,
    )) {
      owners.set(name, file.replace(/^db\/schema\/|(?:-\w+)?\.ts$/g, ''));
      tables.set(variable, name);
    }
  return sources
    .filter(({ file, isTest }) => !isTest && topOf(file) !== 'db' && !acrossDomains.test(file))
    .flatMap(({ file, code }) =>
      written(code)
        .map((target) => tables.get(target) ?? target)
        .filter((table) => owners.has(table) && owners.get(table) !== domainOf(file))
        .map((table) => `${file} writes ${table}`),
    );
}

function written(code: string) {
  const builder = [...code.matchAll(/\.(?:insert|update|delete)\(\s*(?:schema\.)?(\w+)\s*\)/g)];
  const raw = [
    ...code.matchAll(
      /\b(?:insert\s+into|update(?:\s+only)?|delete\s+from|truncate(?:\s+table)?)\s+(?:"?(\w+)"?|\$\{(\w+)\})/gi,
    ),
  ];
  return [...builder, ...raw].map(([, first, second]) => first ?? second ?? '');
}

/** What else is put into SQL as text, without its quotes: constants of the same file, names a type allows or Postgres gave; never a person's words. */
const constantText: Record<string, string[]> = {
  'lib/orders/detail-queries.ts': ['{name}'],
  'lib/orders/list-queries.ts': ['walk.key', 'shipBy'],
  'lib/fulfillment/shipment-tx.ts': ['count'],
  'lib/returns/queries.ts': ['tab'],
  'lib/reports/tx.ts': ['part', 'set transaction snapshot {snapshot}'],
  'inngest/local-server/store.ts': ['schema'],
  'db/schema/checks.ts': ['words.map((word) => {word}).join(, )'],
};
const literal = /^(?:(['"])[^'"]*\1|`[^`$]*`|[^'"`]+ \? '[^']*' : '[^']*'|[A-Z][A-Z0-9_]+)$/;

export function rawSql(sources: Source[]) {
  return sources
    .filter(({ isTest }) => !isTest)
    .flatMap(({ file, code }) =>
      [...code.matchAll(/sql\.(?:raw|identifier)\(/g)]
        .map(({ index, 0: call }) => argumentAt(code, index + call.length))
        .filter(
          (argument) =>
            !literal.test(argument) && !constantText[file]?.includes(argument.replace(/[`'$]/g, '')),
        )
        .map((argument) => `${file}: ${argument}`),
    );
}

function argumentAt(code: string, start: number) {
  let depth = 1;
  let end = start;
  for (; depth > 0 && end < code.length; end += 1) {
    if (code[end] === '(') depth += 1;
    if (code[end] === ')') depth -= 1;
  }
  return code
    .slice(start, end - 1)
    .trim()
    .replace(/,$/, '');
}

/** Moments come from the caller, or a replay of yesterday would happen today. */
export function clocks(sources: Source[]) {
  return lines(
    sources.filter(({ file, isTest }) => topOf(file) === 'lib' && !isTest),
    /(?<![.\w])now\(\)|\b(?:current_timestamp|localtimestamp|current_date)\b|\b(?:clock|statement|transaction)_timestamp\(\)|\bDate\.now\(\)|\bnew Date\(\)/i,
  );
}

/** Biome reads types and finds more; this also finds what silences Biome or the compiler. */
export function anyTypes(sources: Source[]) {
  return lines(
    sources.filter(({ file }) => !file.startsWith('tests/architecture')),
    /(?:[:<,|&]|\bas)\s*any\s*[;=)>[]|\bas any\b(?!\s+[a-z])|@ts-(?:ignore|nocheck|expect-error)|biome-ignore lint\/suspicious\/noExplicitAny/,
    'with comments',
  );
}

function lines(sources: Source[], pattern: RegExp, comments?: 'with comments') {
  return sources.flatMap(({ file, text, code }) =>
    (comments ? text : code)
      .split('\n')
      .filter((line) => pattern.test(line))
      .map((line) => `${file}: ${line.trim()}`),
  );
}

export function fileLengths(sources: Source[]) {
  return sources
    .filter(({ text, isTest }) => text.split('\n').length > (isTest ? 350 : 250))
    .map(({ file, text }) => `${file}: ${text.split('\n').length} lines`);
}
