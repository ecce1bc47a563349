import { log } from './log';

const told = new WeakSet<Error>();

/** This error is in the log already, with more than the console would know. */
export function markTold(error: Error) {
  told.add(error);
}

/**
 * Next prints errors with their messages, and those quote what people typed. From here on what is printed as an error
 * becomes a line of the log like any other, and errors lose their words.
 */
export function quietConsole() {
  console.error = (...given: unknown[]) => {
    const faults = given.filter((one) => one instanceof Error);
    if (faults.length === 0) return log.error({ event: 'printed' }, textOf(given));
    // After those who know the request: they tell it at once.
    setImmediate(() => {
      for (const fault of faults) if (!told.has(fault)) log.error({ event: 'error', fault });
    });
  };
  console.warn = (...given: unknown[]) => log.warn({ event: 'printed' }, textOf(given));
}

/** Words, not the things beside them. Long words end where a query's parameters would begin. */
const textOf = (given: unknown[]) =>
  given
    .filter((one) => typeof one === 'string')
    .join(' ')
    .replace(/\bparams?:[\s\S]*$/i, '')
    .slice(0, 300);
