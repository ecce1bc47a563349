/** What a form of the portal is answered with when it stays: why, and what was typed, so that nobody types twice. */
export type FormAnswer = {
  message: string | null;
  fields?: Record<string, string[] | undefined>;
  typed?: Record<string, string>;
};

export const nothingYet: FormAnswer = { message: null };
