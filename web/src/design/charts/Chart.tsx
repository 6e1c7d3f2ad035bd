import type { ComponentChildren } from 'preact';
import { useId, useState } from 'preact/hooks';
import { useTexts } from '../../lib/i18n/texts';
import { Button } from '../Button';
import { Table, type Column } from '../Table';
import { chartTexts } from './chartTexts';
import './charts.css';

interface ChartProps<Row> {
  /** What the chart shows, in a sentence: its name for screen readers. */
  readonly label: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
  readonly children: ComponentChildren;
}

/** A chart and its twin: the same rows as a table, one press away. */
export function Chart<Row>({ label, columns, rows, rowKey, children }: ChartProps<Row>) {
  const t = useTexts(chartTexts);
  const id = useId();
  const [asTable, setAsTable] = useState(false);
  return (
    <div>
      <div id={id}>
        {asTable ? (
          <Table caption={label} columns={columns} rows={rows} rowKey={rowKey} />
        ) : (
          <div role="group" aria-label={label}>
            {children}
          </div>
        )}
      </div>
      <div class="chart-switch">
        <Button kind="quiet" size="small" aria-controls={id} onClick={() => setAsTable(!asTable)}>
          {asTable ? t.asChart : t.asTable}
        </Button>
      </div>
    </div>
  );
}
