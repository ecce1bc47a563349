export type RefusalCode =
  | 'not_found'
  | 'forbidden'
  | 'unauthenticated'
  | 'conflict'
  | 'invalid'
  | 'out_of_stock'
  | 'too_many'
  | 'unavailable';

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

/** What a person is told when something was thrown; undefined when it is a bug, whose text is nobody's business. */
export function refusalOf(error: unknown): Refusal | undefined {
  if (error instanceof Refusal) return error;
  const state = sqlState(error);
  // A lock that was not given in time, or the one of two that gave way to each other.
  if (state === '55P03' || state === '40P01' || state === '40001')
    return new Refusal('conflict', 'Somebody else is changing this right now. Try again in a moment.');
  // A value that the database's types cannot hold came from who asked, whatever let it through.
  if (state.startsWith('22'))
    return new Refusal('invalid', 'A value is of a size or form that cannot be stored.');
  if (state === '57014')
    return new Refusal(
      'unavailable',
      'The database did not answer in time, so nothing was changed. Try again in a moment.',
    );
  if (/^(CONNECT|ECONN|08|25P|53|57)/.test(state))
    return new Refusal(
      'unavailable',
      'The database does not answer. Look whether it was saved before you try again.',
    );
  return undefined;
}

/** SQLSTATE, or what the driver calls a lost connection, also of an error that another one wraps. */
function sqlState(error: unknown): string {
  if (!(error instanceof Error)) return '';
  return 'code' in error && typeof error.code === 'string' ? error.code : sqlState(error.cause);
}
