import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import './Table.css';

export interface Column<Row> {
  readonly key: string;
  readonly head: string;
  readonly cell: (row: Row) => ComponentChildren;
  /** Figures stand at the end of their cell. */
  readonly end?: boolean;
  /** What to compare when the column is sorted; without it the column is not offered for sorting. */
  readonly sortBy?: (row: Row) => string | number | null;
}

interface TableProps<Row> {
  /** Says what the table holds; read by screen readers. */
  readonly caption: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
  readonly sorted?: Sorting;
}

export interface Sorting {
  readonly key: string;
  readonly down: boolean;
}

/** A table whose first column names the row. On a phone each row becomes a card. */
export function Table<Row>({ caption, columns, rows, rowKey, sorted }: TableProps<Row>) {
  const [sorting, setSorting] = useState<Sorting | null>(sorted ?? null);
  const shown = sortRows(rows, columns, sorting);
  return (
    <div class="table-scroll" role="group" aria-label={caption} tabIndex={0}>
      <table class="table table-cards" role="table">
        <caption class="unseen">{caption}</caption>
        <thead role="rowgroup">
          <tr role="row">
            {columns.map((column) => (
              <th
                key={column.key}
                role="columnheader"
                scope="col"
                class={column.end ? 'end' : undefined}
                aria-sort={sorting?.key === column.key ? (sorting.down ? 'descending' : 'ascending') : undefined}
              >
                {column.sortBy ? (
                  <button
                    type="button"
                    class="table-sort"
                    onClick={() => setSorting({ key: column.key, down: sorting?.key === column.key ? !sorting.down : column.end === true })}
                  >
                    {column.head}
                    <span aria-hidden="true">{sorting?.key === column.key ? (sorting.down ? '↓' : '↑') : '↕'}</span>
                  </button>
                ) : (
                  column.head
                )}
              </th>
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {shown.map((row) => (
            <tr key={rowKey(row)} role="row">
              {columns.map((column, index) =>
                index === 0 ? (
                  <th key={column.key} role="rowheader" scope="row">
                    {column.cell(row)}
                  </th>
                ) : (
                  <td key={column.key} role="cell" class={column.end ? 'end' : undefined} data-label={column.head}>
                    {column.cell(row)}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Rows in the chosen order; what has no value stands last either way. */
export function sortRows<Row>(rows: readonly Row[], columns: readonly Column<Row>[], sorting: Sorting | null): readonly Row[] {
  const by = columns.find((column) => column.key === sorting?.key)?.sortBy;
  if (!by || !sorting) return rows;
  const sign = sorting.down ? -1 : 1;
  return [...rows].sort((first, second) => {
    const a = by(first);
    const b = by(second);
    if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1;
    const order = typeof a === 'number' && typeof b === 'number' ? a - b : String(a).localeCompare(String(b));
    return sign * order;
  });
}
