import { Chart } from './Chart';

export interface Bar {
  readonly id: string;
  readonly label: string;
  readonly value: number;
  /** The value as a person reads it. */
  readonly text: string;
}

interface BarsProps {
  readonly label: string;
  readonly bars: readonly Bar[];
  readonly max: number;
  /** Heads of the table twin. */
  readonly heads: { readonly name: string; readonly value: string };
}

/** Values side by side, one per line. */
export function Bars({ label, bars, max, heads }: BarsProps) {
  return (
    <Chart
      label={label}
      rows={bars}
      rowKey={(bar) => bar.id}
      columns={[
        { key: 'name', head: heads.name, cell: (bar) => bar.label, sortBy: (bar) => bar.label },
        { key: 'value', head: heads.value, cell: (bar) => bar.text, end: true, sortBy: (bar) => bar.value },
      ]}
    >
      <div class="bars">
        {bars.map((bar) => (
          <BarLine key={bar.id} bar={bar} max={max} />
        ))}
      </div>
    </Chart>
  );
}

function BarLine({ bar, max }: { readonly bar: Bar; readonly max: number }) {
  const share = max > 0 ? Math.min(100, Math.max(0, (100 * bar.value) / max)) : 0;
  return (
    <>
      <span class="bars-label">{bar.label}</span>
      <span class="bars-track" aria-hidden="true">
        <span class="bars-bar" style={{ display: 'block', inlineSize: `${share}%` }} />
      </span>
      <span class="bars-value">{bar.text}</span>
    </>
  );
}
