export type RefusalCode =
  | 'not_found'
  | 'forbidden'
  | 'unauthenticated'
  | 'conflict'
  | 'invalid'
  | 'out_of_stock'
  | 'too_many';

/** The business says no, in words a person can act on. Anything else that is thrown is a bug. */
export class Refusal extends Error {
  constructor(
    readonly code: RefusalCode,
    message: string,
    /** Machine-readable facts of the refusal, for example which SKUs are short. */
    readonly detail: Record<string, unknown> = {},
  ) {
    super(message);
    this.name = 'Refusal';
  }
}

/** What a server action answers. Never more than the form needs to know. */
export type ActionResult<Value> =
  | { ok: true; value: Value }
  | { ok: false; code: RefusalCode; message: string; fields?: Record<string, string[] | undefined> };
