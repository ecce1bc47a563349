/** One thing in one state, and every move that its table does not allow from there. */
export type Stand = {
  machine: string;
  state: string;
  /** Tries the move through its operation. */
  moves: Record<string, () => Promise<unknown>>;
};
