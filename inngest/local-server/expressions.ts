import { evaluate, parse } from '@marcbachmann/cel-js';
import type { Event, FunctionConfig } from './protocol';

type Variables = { event: Event; async?: Event };

/** Does the CEL expression hold? A field that is not there makes it false, as on Inngest. */
export function holds(expression: string | null | undefined, variables: Variables): boolean {
  if (!expression) return true;
  try {
    return evaluate(expression, variables) === true;
  } catch {
    return false;
  }
}

/** The value of an expression as a key; undefined where the event lacks the field. */
export function keyOf(expression: string, event: Event): string | undefined {
  try {
    return `key:${String(evaluate(expression, { event }))}`;
  } catch {
    return undefined;
  }
}

/** The field that `cancelOn: { match: 'data.orderId' }` compares: it lets the database do the search. */
export function matchedField(expression: string | null | undefined): string | undefined {
  return /^event\.data\.(\w+) == async\.data\.\1$/.exec(expression ?? '')?.[1];
}

export const isTriggeredBy = (pattern: string, name: string) =>
  pattern === name || (pattern.endsWith('*') && name.startsWith(pattern.slice(0, -1)));

/** Throws on the first expression that cannot be read: Inngest refuses such an app as a whole. */
export function checkExpressions(config: FunctionConfig) {
  const limits = [config.concurrency ?? []].flat();
  const expressions = [
    ...config.triggers.map((trigger) => trigger.expression),
    ...(config.cancel ?? []).map((cancel) => cancel.if),
    ...limits.map((limit) => (typeof limit === 'object' ? limit.key : undefined)),
    config.idempotency,
  ];
  for (const expression of expressions) {
    if (!expression) continue;
    try {
      parse(expression);
    } catch (cause) {
      throw new Error(`${config.id}: the expression "${expression}" cannot be read`, { cause });
    }
  }
}
