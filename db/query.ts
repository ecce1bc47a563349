import { type Query, SQL } from 'drizzle-orm';

export type Value = string | number | boolean | Date | null;

const texts = new WeakMap<TemplateStringsArray, string>();

function textOf(strings: TemplateStringsArray) {
  const known = texts.get(strings);
  if (known !== undefined) return known;
  const text = strings.reduce((sum, part, i) => `${sum}$${i}${part}`);
  texts.set(strings, text);
  return text;
}

class Statement extends SQL {
  constructor(private readonly statement: Query) {
    super([]);
  }

  override toQuery() {
    return this.statement;
  }
}

/**
 * As drizzle's `sql`, for the paths that thousands of orders take: it takes values alone, so the text of each place in the
 * code is put together once and not on every call (a quarter of the application's time before).
 */
export function query(strings: TemplateStringsArray, ...values: Value[]): SQL {
  const params = values.map((value) => (value instanceof Date ? value.toISOString() : value));
  return new Statement({ sql: textOf(strings), params });
}

/** The same for a text that is put together when the program starts; `$1`, `$2` … stand for the values. */
export const statement =
  (text: string) =>
  (...values: Value[]): SQL => {
    const params = values.map((value) => (value instanceof Date ? value.toISOString() : value));
    return new Statement({ sql: text, params });
  };
