import { useFormat } from '../../lib/i18n/format';
import { useTexts } from '../../lib/i18n/texts';
import { Chart } from './Chart';
import { chartTexts } from './chartTexts';
import { areaOf, pathOf, pointsOf, type DayValue } from './points';

interface LineChartProps {
  readonly label: string;
  readonly values: readonly DayValue[];
  readonly max: number;
  readonly text: (value: number) => string;
}

/** A value over time. */
export function LineChart({ label, values, max, text }: LineChartProps) {
  const t = useTexts(chartTexts);
  const format = useFormat();
  const points = pointsOf(values, max);
  const first = values[0];
  const last = values.at(-1);
  return (
    <Chart
      label={label}
      rows={values}
      rowKey={(value) => value.day}
      columns={[
        { key: 'day', head: t.day, cell: (value) => format.day(value.day), sortBy: (value) => value.day },
        { key: 'score', head: t.score, cell: (value) => text(value.value), end: true, sortBy: (value) => value.value },
      ]}
    >
      <div class="line">
        <div class="line-axis" aria-hidden="true">
          <span>{text(max)}</span>
          <span>{text(max / 2)}</span>
          <span>{text(0)}</span>
        </div>
        <div class="line-plot">
          <svg viewBox="0 0 100 100" preserveAspectRatio="none" role="img" aria-label={label}>
            <line class="line-middle" x1="0" x2="100" y1="50" y2="50" vector-effect="non-scaling-stroke" />
            <path class="line-area" d={areaOf(points)} />
            <path class="line-stroke" d={pathOf(points)} vector-effect="non-scaling-stroke" />
          </svg>
          {points.map((point) => (
            <span
              key={point.day}
              class="line-point"
              title={`${format.day(point.day)} · ${text(point.value)}`}
              style={{ insetInlineStart: `${point.x}%`, insetBlockEnd: `${point.y}%` }}
            />
          ))}
        </div>
        <div class="line-days" aria-hidden="true">
          <span>{first && format.shortDay(first.day)}</span>
          <span>{last && last !== first && format.shortDay(last.day)}</span>
        </div>
      </div>
    </Chart>
  );
}
