import { readdirSync } from 'node:fs';
import path from 'node:path';
import { root } from '../launch/folder';

export type PromiseFile = { id: string; words: string; file: string };

/** `t06-no-sequence-breaks-it.ts` proves T06. Putting the file there is all it takes. */
export function promiseFiles(): PromiseFile[] {
  return readdirSync(path.join(root, 'scripts/prove'))
    .flatMap((name) => {
      const [, id, words] = /^(t\d\d)-([a-z0-9-]+)\.ts$/.exec(name) ?? [];
      return id && words
        ? [{ id: id.toUpperCase(), words: words.replaceAll('-', ' '), file: `scripts/prove/${name}` }]
        : [];
    })
    .sort((a, b) => (a.id < b.id ? -1 : 1));
}
