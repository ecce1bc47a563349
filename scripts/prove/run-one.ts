import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { closeDb } from '@/db';
import { root } from '../launch/folder';
import { say } from '../launch/say';
import type { Given, Prove } from './promise';

// The process of one promise: its database and its crash are its own.
const [id, file = '', given = '{}'] = process.argv.slice(2);
const { short, seed } = JSON.parse(given) as Pick<Given, 'short' | 'seed'>;
const { prove } = (await import(pathToFileURL(path.join(root, file)).href)) as { prove: Prove };
const rows = await prove({ short, seed, say: (line) => say(`  ${id} ${line}`) });
await closeDb();
process.send?.(rows, () => process.exit(0));
