import { parseArgs } from 'node:util';
import { Expected } from '../launch/say';

export type Options = ReturnType<typeof readOptions>;

export function readOptions(args: string[]) {
  const given = parsed(args);
  return {
    sizes: listed(given.size).map(sizeOf),
    only: given.only === undefined ? null : listed(given.only),
    runs: count('runs', given.runs),
    seconds: count('seconds', given.seconds),
    list: given.list,
    keep: given.keep,
    doctor: given.doctor,
    letters: given.letters,
    profile: given.profile,
    writeDocs: given['write-docs'],
  };
}

function parsed(args: string[]) {
  const yes = { type: 'boolean', default: false } as const;
  const text = (value: string) => ({ type: 'string', default: value }) as const;
  try {
    return parseArgs({
      args: args.filter((arg) => arg !== '--'),
      options: {
        size: text('1k'),
        only: { type: 'string' },
        runs: text('3'),
        seconds: text('5'),
        list: yes,
        keep: yes,
        doctor: yes,
        letters: yes,
        profile: yes,
        'write-docs': yes,
      },
    }).values;
  } catch (error) {
    throw new Expected(`${(error as Error).message}\nnpm run bench -- --help names the options.`);
  }
}

const listed = (text: string) => text.split(',').flatMap((part) => part.trim() || []);

function sizeOf(text: string) {
  const [, number, unit = ''] = /^(\d+)([km]?)$/i.exec(text) ?? [];
  const size = Number(number) * ({ k: 1_000, m: 1_000_000 }[unit.toLowerCase()] ?? 1);
  if (size >= 100 && size <= 20_000_000) return size;
  throw new Expected(`--size ${text}: say 1k, 100k, 1m or a number from 100 to 20m.`);
}

function count(name: string, text: string) {
  const number = Number(text);
  if (number > 0 && number <= 3600) return name === 'runs' ? Math.ceil(number) : number;
  throw new Expected(`--${name} ${text}: say a number above 0.`);
}

/** 1000 → "1 k". */
export const sizeWord = (size: number) =>
  size % 1_000_000 === 0 ? `${size / 1_000_000} M` : size % 1000 === 0 ? `${size / 1000} k` : String(size);
