import Link from 'next/link';
import { cn } from './cn';
import { PickAll } from './pick-all';

export type Column<Row> = {
  key: string;
  head: React.ReactNode;
  cell: (row: Row) => React.ReactNode;
  /** Right-aligned: every number, every amount. */
  end?: boolean;
  /** Long text ends with an ellipsis; the column takes what is left. */
  clip?: boolean;
  /** Where the cell goes below 720 px; without it the cell is not shown there. A second `marks` stands after the first. */
  small?: 'id' | 'name' | 'amount' | 'marks' | 'more' | 'date' | 'note';
  className?: string;
};

export type DataTableProps<Row> = {
  /** Said aloud: "Orders". */
  label: string;
  columns: Column<Row>[];
  rows: Row[];
  rowKey: (row: Row) => string | number;
  /** The row opens this; the link stands on the cell of the first `id` column, else on the first cell. */
  href?: (row: Row) => string;
  /** Adds a checkbox to each row; put the table into a form with a BulkBar. */
  pick?: { name: string; value: (row: Row) => string | number; label: (row: Row) => string };
  /** A heading row before the first row of each group; rows must come sorted by it. */
  group?: (row: Row) => { key: string; heading: React.ReactNode };
  tall?: boolean;
  /** Narrower letters for many columns. */
  dense?: boolean;
  /** What stands here without rows: an EmptyState. */
  empty?: React.ReactNode;
  className?: string;
};

/** A list that opens things: sticky heads, whole rows as links, two lines a row on a phone. */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { label, columns, rows, rowKey, href, pick, group, tall, dense, empty, className } = props;
  if (rows.length === 0 && empty) return <div className="px-6 max-md:px-4">{empty}</div>;
  const linked = columns.find((column) => column.small === 'id') ?? columns[0];
  const secondMarks = columns.filter((column) => column.small === 'marks')[1];
  const width = columns.length + (pick ? 1 : 0);
  return (
    <div className="max-lg:overflow-x-auto">
      <table
        aria-label={label}
        className={cn('tb', className)}
        data-list
        data-bleed
        data-sticky
        data-tall={tall || undefined}
        data-dense={dense || undefined}
      >
        <thead>
          <tr>
            {pick && (
              <th scope="col" className="w-10">
                <PickAll name={pick.name} label={`Choose all ${label.toLowerCase()}`} />
              </th>
            )}
            {columns.map((column) => (
              <th key={column.key} scope="col" data-end={column.end || undefined}>
                {column.head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, i) => {
            const key = rowKey(row);
            const own = group?.(row);
            const before = rows[i - 1];
            const opensGroup = own && (before === undefined || group?.(before).key !== own.key);
            return [
              opensGroup && (
                <tr key={`group ${own.key}`} data-group>
                  <td colSpan={width}>{own.heading}</td>
                </tr>
              ),
              <tr key={key} data-opens={href ? true : undefined}>
                {pick && (
                  <td data-small="pick" className="w-10 leading-none">
                    <input
                      type="checkbox"
                      className="check max-md:size-[18px]"
                      data-pick
                      name={pick.name}
                      value={pick.value(row)}
                      aria-label={pick.label(row)}
                    />
                  </td>
                )}
                {columns.map((column) => (
                  <td
                    key={column.key}
                    data-small={column === secondMarks ? 'more' : column.small}
                    data-end={column.end || undefined}
                    data-clip={column.clip || undefined}
                    className={column.className}
                  >
                    {href && column === linked ? (
                      <Link href={href(row)} prefetch={false} data-row-link className="font-semibold">
                        {column.cell(row)}
                      </Link>
                    ) : (
                      column.cell(row)
                    )}
                  </td>
                ))}
              </tr>,
            ];
          })}
        </tbody>
      </table>
    </div>
  );
}
