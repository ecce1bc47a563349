import { DataTable, type DataTableProps } from './data-table';
import { RowKeys } from './row-keys';
import { Pager } from './ui/pager';

type ListProps<Row> = DataTableProps<Row> & {
  /** The top of the list, for whoever is further down. */
  first: string | null;
  /** The rows that follow these. */
  next: string | null;
};

/** Rows that open things, with their pager and their keys. */
export function List<Row>({ first, next, ...table }: ListProps<Row>) {
  return (
    <>
      <DataTable {...table} />
      {table.rows.length > 0 ? (
        <Pager newer={first} older={next}>
          {table.rows.length} shown
        </Pager>
      ) : null}
      <RowKeys />
    </>
  );
}
