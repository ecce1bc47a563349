/** One line of the table: what was promised, under which load or faults, what came out, and from where on it is broken. */
export type Row = {
  id: string;
  promise: string;
  load: string;
  result: string;
  limit: string;
  ok: boolean;
};

export type Given = {
  /** A part of the load, so that `npm test` can run it every time. */
  short: boolean;
  /** The same seed tries the same things again. */
  seed: number;
  /** Progress of long work. */
  say: (line: string) => void;
};

/** What each file of a promise exports as `prove`. It has a database of its own, migrated and empty. */
export type Prove = (given: Given) => Promise<Row[]>;
