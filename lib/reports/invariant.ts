/** A query that answers the rows that break a promise. Moments come in as parameters, never from the database's clock. */
export type Invariant = {
  name: string;
  /** The promise, in one sentence. */
  says: string;
  query: (at: Date) => { text: string; params?: string[] };
};

export const sound = (name: string, says: string, query: Invariant['query']): Invariant => ({
  name,
  says,
  query,
});
