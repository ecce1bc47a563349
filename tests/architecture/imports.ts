import { reachesNothing } from './browser';
import { domainOf, nameOf, real, type Source, topOf } from './sources';

/** Left may be imported by right, never the other way round. */
export const domains = [
  'staff',
  'settings',
  'events',
  'catalog',
  'customers',
  'inventory',
  'sourcing',
  'orders',
  'payments',
  'fulfillment',
  'returns',
  'messages',
  'work',
  'feedback',
  'channels',
  'reports',
];
export const kernel = ['errors', 'state-machine', 'money', 'page', 'env', 'time'];

const mayImport: Record<string, string[]> = {
  db: ['db'],
  lib: ['db', 'lib'],
  emails: ['emails', 'lib'],
  inngest: ['inngest', 'emails', 'lib'],
  components: ['components', 'lib'],
  app: ['app', 'components', 'inngest', 'emails', 'lib'],
};
/** Names of states without anything behind them: good for every folder. */
const names = 'db/statuses';
/** Processes of their own, which open the database themselves. */
const ownProcess = /^(inngest\/(local-server\/|relay)|db\/seed)/;

const ours = (from: string) => !from.startsWith('npm:');

export function folders(sources: Source[]) {
  return sources
    .filter(({ file, isTest }) => !isTest && mayImport[topOf(file)] && !ownProcess.test(file))
    .flatMap((source) =>
      real(source)
        .filter(
          ({ from }) => ours(from) && from !== names && !mayImport[topOf(source.file)]?.includes(topOf(from)),
        )
        .map(({ from }) => `${source.file} -> ${from}`),
    );
}

export function frameworks(sources: Source[]) {
  return sources
    .filter(({ file }) => ['lib', 'db'].includes(topOf(file)))
    .flatMap(({ file, imports, isTest }) =>
      imports
        .filter(({ from }) => !isTest && /^npm:(next|react|inngest|resend|@react-email)(\/|$|-)/.test(from))
        .map(({ from }) => `${file} -> ${from.slice(4)}`),
    );
}

export function libContents(sources: Source[]) {
  return sources
    .filter(({ file }) => topOf(file) === 'lib')
    .filter(({ file }) => {
      const domain = domainOf(file);
      return domain ? !domains.includes(domain) : !kernel.some((name) => file.startsWith(`lib/${name}.`));
    })
    .map(({ file }) => file);
}

const drawer = (file: string) =>
  /(?:^|[/-])(inputs|rules|status|queries|tx|types|permissions)(?:\.tsx?)?$/.exec(file)?.[1];

/** A file that holds an operation: not a drawer, and its function asks who is acting. */
const isOperation = ({ file, code, isTest }: Source) =>
  !isTest &&
  domainOf(file) !== undefined &&
  !drawer(file) &&
  /export async function \w+(<[^(]*>)?\(\s*_?actor\b/.test(code);

/** Across domains only through drawers or what is pure, and parts of a transaction only from the left; rules from anywhere. */
export function domainLine(sources: Source[]) {
  const byName = new Map(sources.map((source) => [nameOf(source), source]));
  const isPure = (from: string) => {
    const target = byName.get(from);
    return target !== undefined && reachesNothing(target, byName);
  };
  const position = (file: string) => domains.indexOf(domainOf(file) ?? '');
  return sources
    .filter(({ file, isTest }) => !isTest && domainOf(file))
    .flatMap((source) =>
      real(source)
        .filter(({ from }) => domainOf(from) && domainOf(from) !== domainOf(source.file))
        .filter(
          ({ from }) =>
            (!drawer(from) && !isPure(from)) ||
            (drawer(source.file) === 'tx' &&
              drawer(from) !== 'rules' &&
              position(from) > position(source.file)),
        )
        .map(({ from }) => `${source.file} -> ${from}`),
    );
}

export function operations(sources: Source[]) {
  const found = new Set(sources.filter(isOperation).map(nameOf));
  return sources
    .filter(({ file, isTest }) => !isTest && domainOf(file))
    .flatMap((source) =>
      real(source)
        .filter(({ from }) => found.has(from))
        .map(({ from }) => `${source.file} -> ${from}`),
    );
}

/** Rules and inputs decide and describe: they reach no database. */
export function pureDrawers(sources: Source[]) {
  return sources
    .filter(
      ({ file, isTest }) => !isTest && domainOf(file) && /^(inputs|rules|status)$/.test(drawer(file) ?? ''),
    )
    .flatMap((source) =>
      real(source)
        .filter(
          ({ from }) => (topOf(from) === 'db' && from !== names) || /^(queries|tx)$/.test(drawer(from) ?? ''),
        )
        .map(({ from }) => `${source.file} -> ${from}`),
    );
}
