import { z } from 'zod';

/** A server action takes a megabyte: a bigger table comes in parts, each with the heading. */
export const MOST_CHARACTERS = 300_000;

export const PostcodePartInput = z.strictObject({
  csv: z.string().min(1, 'The file is empty').max(MOST_CHARACTERS),
  /** The number of the part's first line in the whole file. */
  firstLine: z.int().min(1).max(100_000_000),
});
export type PostcodePartInput = z.output<typeof PostcodePartInput>;
