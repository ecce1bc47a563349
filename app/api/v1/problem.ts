import type { z } from 'zod';
import { log } from '@/app/log';
import { type RefusalCode, refusalOf } from '@/lib/errors';

const kinds: Record<RefusalCode | 'malformed' | 'too_large' | 'media_type' | 'failed', [number, string]> = {
  malformed: [400, 'Not readable'],
  unauthenticated: [401, 'Key needed'],
  forbidden: [403, 'Not allowed'],
  not_found: [404, 'Not found'],
  conflict: [409, 'Conflict'],
  out_of_stock: [409, 'Out of stock'],
  too_large: [413, 'Too large'],
  media_type: [415, 'Not JSON'],
  invalid: [422, 'Not valid'],
  too_many: [429, 'Too many requests'],
  failed: [500, 'Our mistake'],
  unavailable: [503, 'Not available'],
};
export type FieldError = { path: string; message: string };

export type ProblemKind = keyof typeof kinds;
type Problem = { type: string; title: string; status: number; detail: string } & Record<string, unknown>;

/** RFC 9457: what went wrong, for machines by `type`, for people by `detail`, per field by `errors`. */
export function problemBody(kind: ProblemKind, detail: string, more: Record<string, unknown> = {}): Problem {
  const [status, title] = kinds[kind];
  return { type: `urn:waybill:problem:${kind}`, title, status, detail, ...more };
}

export const problem = (kind: ProblemKind, detail: string, more: Record<string, unknown> = {}) =>
  problemAnswer(problemBody(kind, detail, more));

export function problemAnswer(body: Problem) {
  const headers: Record<string, string> = {
    'Content-Type': 'application/problem+json',
    'Cache-Control': 'no-store',
  };
  if (body.status === 401) headers['WWW-Authenticate'] = 'Bearer';
  if (body.status === 503) headers['Retry-After'] = '2';
  if (body.status === 429) headers['Retry-After'] = String(body.retryAfter ?? 60);
  return new Response(JSON.stringify(body), { status: body.status, headers });
}

/** Every thrown thing as an answer. What is nobody's refusal is our mistake: logged, and told without its text. */
export function problemOf(error: unknown) {
  const refusal = refusalOf(error);
  if (refusal?.code === 'unavailable') {
    log.error({ event: 'database does not answer', fault: error });
    return problem('unavailable', 'The database does not answer. Send the same request again.');
  }
  if (refusal) return problem(refusal.code, refusal.message, refusal.detail);
  log.error({ event: 'api failed', fault: error });
  return problem('failed', 'Something went wrong here. Sending the same request again is safe.');
}

export const invalid = (error: z.ZodError) => problem(...invalidFields(error));

export function invalidFields(error: z.ZodError): [ProblemKind, string, { errors: FieldError[] }] {
  return [
    'invalid',
    'The request has fields that cannot be accepted.',
    { errors: fieldErrors(error.issues) },
  ];
}

type Issue = z.core.$ZodIssue;

/** One entry per wrong field. Of alternatives, the one that fits best speaks. */
function fieldErrors(issues: readonly Issue[], at: readonly PropertyKey[] = []): FieldError[] {
  return issues.flatMap((issue) => {
    const path = [...at, ...issue.path];
    if (issue.code === 'invalid_union' && issue.errors.length > 0) {
      const [best = []] = [...issue.errors].sort((a, b) => weight(a) - weight(b));
      return fieldErrors(best, path);
    }
    return [{ path: path.map(String).join('.'), message: issue.message }];
  });
}

/** A key that does not belong says that another alternative was meant. */
const weight = (issues: readonly Issue[]) =>
  issues.reduce((sum, issue) => sum + (issue.code === 'unrecognized_keys' ? 10 : 1), 0);
