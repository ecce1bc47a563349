import { getTableColumns, type InferSelectModel } from 'drizzle-orm';
import type { PgTable } from 'drizzle-orm/pg-core';

type Raw = Record<string, unknown>;

/** Reads rows of `select *` into the table's own type, as drizzle's builder would, without building the statement anew. */
export function rowOf<Table extends PgTable>(table: Table): (raw: Raw) => InferSelectModel<Table> {
  const columns = Object.entries(getTableColumns(table));
  return (raw) => {
    const row: Raw = {};
    for (const [key, column] of columns) {
      const value = raw[column.name];
      row[key] = value === null ? null : column.mapFromDriverValue(value);
    }
    return row as InferSelectModel<Table>;
  };
}
