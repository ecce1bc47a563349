import type { InngestFunction } from 'inngest';

/** Everything that happens afterwards. */
export const functions: InngestFunction.Any[] = [];
