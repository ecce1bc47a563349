import { nameOf, real, type Source } from './sources';

const isClient = ({ text }: Source) => /^['"]use client['"]/.test(text);
const isServerActions = ({ text }: Source) => /^['"]use server['"]/.test(text);

const forBrowser =
  /^(components\/|db\/statuses$|lib\/(errors|money|page|state-machine|time)$|lib\/[^/]+\/(.+-)?(inputs|rules|status|types|permissions)$)/;

/** What a client component may name: looks, inputs, rules, states, permissions, the pure kernel, actions, its neighbours. */
export function clientImports(sources: Source[]) {
  const byName = new Map(sources.map((source) => [nameOf(source), source]));
  return sources.filter(isClient).flatMap((source) =>
    real(source)
      .filter(({ from }) => !/^npm:|\.css$/.test(from) && !forBrowser.test(from))
      .filter(({ from }) => {
        const target = byName.get(from);
        return !(
          from.startsWith('app/') &&
          target &&
          (isServerActions(target) || reachesNothing(target, byName))
        );
      })
      .map(({ from }) => `${source.file} -> ${from}`),
  );
}

/** Whatever is loaded into the browser, however far away, reaches neither the database nor Node. */
export function browserBundle(sources: Source[]) {
  const byName = new Map(sources.map((source) => [nameOf(source), source]));
  return sources
    .filter((source) => isClient(source) && !reachesNothing(source, byName))
    .map(({ file }) => file);
}

const serverPackages =
  /^npm:(node:|postgres$|drizzle-orm|inngest|resend|server-only|next\/(headers|server|cache))/;

/** Neither the database nor Node, however far its imports are followed. */
export function reachesNothing(start: Source, byName: Map<string, Source>) {
  const seen = new Set<Source>();
  const queue = [start];
  for (let source = queue.pop(); source; source = queue.pop()) {
    if (seen.has(source) || isServerActions(source)) continue;
    seen.add(source);
    if (source.file.startsWith('db/') && source.file !== 'db/statuses.ts') return false;
    for (const { from } of real(source)) {
      if (serverPackages.test(from)) return false;
      const next = byName.get(from) ?? byName.get(`${from}/index`);
      if (next) queue.push(next);
    }
  }
  return true;
}

/** Doors that are opened before there is anyone to ask for: they check for themselves. */
const doors = ['app/sign-in/actions.ts', 'app/office/sign-out.ts', 'app/setup/actions.ts'];

/** Every server action is made by a wrapper that asks who is acting and reads the input. */
export function serverActions(sources: Source[]) {
  return sources
    .filter(({ file, isTest }) => !isTest && !doors.includes(file))
    .flatMap((source) => {
      const inside = /^[ \t]+['"]use server['"]/m.test(source.code)
        ? [`${source.file}: 'use server' inside`]
        : [];
      if (!isServerActions(source)) return inside;
      const wrong = [...source.code.matchAll(/^export (?!type |interface )(.*)$/gm)]
        .map(([, rest = '']) => rest)
        .filter((rest) => !/^const \w+ = (staff|portal|visitor|supplier)Action[(<]/.test(rest));
      return [...inside, ...wrong.map((rest) => `${source.file}: ${rest.slice(0, 60)}`)];
    });
}

/** next-auth answers everything under its address; a route of ours there would be reachable in its name. */
export function authRoutes(sources: Source[]) {
  return sources
    .map(({ file }) => file)
    .filter((file) => /\/(route|page)\.tsx?$/.test(file))
    .filter((file) => file.replace(/\([^)]*\)\//g, '').startsWith('app/api/auth'))
    .filter((file) => file !== 'app/api/auth/[...nextauth]/route.ts');
}
