import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

export type Import = { from: string; typeOnly: boolean };
export type Source = { file: string; text: string; code: string; imports: Import[]; isTest: boolean };

const folders = ['app', 'components', 'db', 'emails', 'inngest', 'lib', 'scripts', 'tests'];

/** Every source file of ours, as text: the rules read it and never run it. */
export function readSources(): Source[] {
  return folders.flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .map((name) => `${folder}/${name.split(path.sep).join('/')}`)
      .filter((file) => /\.tsx?$/.test(file))
      .map((file) => source(file, readFileSync(file, 'utf8'))),
  );
}

export function source(file: string, text: string): Source {
  const code = withoutComments(text);
  return {
    file,
    text,
    code,
    imports: importsOf(file, code),
    // Proofs plant what must not happen, as tests do.
    isTest: /\.(test|spec)\.tsx?$|^(tests|scripts\/prove)\//.test(file),
  };
}

/** Only comments that begin a line or follow a space: `//` also stands in addresses. */
const withoutComments = (text: string) =>
  text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/[^\n]*/g, '$1');

function importsOf(file: string, code: string): Import[] {
  const still = [...code.matchAll(/^(?:import|export)\b([^'";]*?)\bfrom\s*['"]([^'"]+)['"]/gm)].map(
    ([, names = '', from = '']) => ({ from: resolved(file, from), typeOnly: isTypeOnly(names) }),
  );
  const bare = [...code.matchAll(/^import\s*['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]/gm)].map(
    ([, first, second]) => ({ from: resolved(file, first ?? second ?? ''), typeOnly: false }),
  );
  return [...still, ...bare];
}

function isTypeOnly(names: string) {
  if (/^\s+type\b/.test(names)) return true;
  const braces = /^\s*\{([^}]*)\}\s*$/.exec(names)?.[1];
  const parts = braces?.split(',').filter((part) => part.trim() !== '');
  return parts !== undefined && parts.length > 0 && parts.every((part) => /^\s*type\s/.test(part));
}

/** Our own files without `@/`, as from the root: `lib/orders/tx`. Packages as they are written. */
function resolved(file: string, from: string) {
  if (from.startsWith('@/')) return from.slice(2);
  if (from.startsWith('.')) return path.posix.join(path.posix.dirname(file), from);
  return `npm:${from}`;
}

/** As imports name it: `lib/orders/tx`. */
export const nameOf = ({ file }: Source) => file.replace(/\.tsx?$/, '');

export const topOf = (file: string) => file.split('/')[0] ?? '';

/** `lib/orders/place-order` → `orders`; nothing for the kernel. */
export function domainOf(file: string) {
  const [top, domain, rest] = file.split('/');
  return top === 'lib' && rest ? domain : undefined;
}

/** Imports that exist when the program runs. */
export const real = ({ imports }: Source) => imports.filter(({ typeOnly }) => !typeOnly);
