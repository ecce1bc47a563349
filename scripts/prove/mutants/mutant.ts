/** One seeded bug: an exact piece of text of one file and what stands there instead. The named tests must go red. */
export type Mutant = { bug: string; file: string; find: string; replace: string; tests: string[] };

export const one = (
  bug: string,
  file: string,
  find: string,
  replace: string,
  ...tests: string[]
): Mutant => ({
  bug,
  file,
  find,
  replace,
  tests,
});
