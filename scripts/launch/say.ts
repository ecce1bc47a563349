/** A failure that the reader can do something about: shown as one line, without a stack. */
export class Expected extends Error {
  readonly expected = true;
}

/** Progress goes to stderr, so that the output of a command stays its own. */
export function say(line: string) {
  process.stderr.write(`${line}\n`);
}

/** Announces a long step and how long it took. Says nothing when the step is over at once. */
export async function step<T>(title: string, work: () => Promise<T>): Promise<T> {
  const started = Date.now();
  const seconds = () => Math.round((Date.now() - started) / 1000);
  let said = false;
  const first = setTimeout(() => {
    say(`${title} ...`);
    said = true;
  }, 700);
  const later = setInterval(() => say(`  still ${lowerFirst(title)}, ${seconds()} s`), 15_000);
  try {
    return await work();
  } finally {
    clearTimeout(first);
    clearInterval(later);
    if (said) say(`  done in ${seconds()} s`);
  }
}

const lowerFirst = (text: string) => text.charAt(0).toLowerCase() + text.slice(1);

/** `postgres://user:secret@host/name` without the secret, for showing. */
export function withoutPassword(url: string) {
  try {
    const shown = new URL(url);
    if (shown.password) shown.password = '***';
    return shown.toString();
  } catch {
    return 'DATABASE_URL';
  }
}

export const sleep = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));
