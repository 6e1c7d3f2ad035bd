import { useRef } from 'preact/hooks';
import { Card } from '../../design/Card';
import { useFormat } from '../../lib/i18n/format';
import { useTexts } from '../../lib/i18n/texts';
import { pathOf, pointsOf } from './line';
import { progressTexts } from './texts';
import { useWidth } from './useWidth';

const HEIGHT = 180;
const LEFT = 56;
const EDGE = 12;
const BOTTOM = 28;

interface ScoreChartProps {
  readonly days: readonly { readonly day: string; readonly score: number }[];
  readonly words: string;
}

/** Mean score per day as a line, and the same figures as a table. */
export function ScoreChart({ days, words }: ScoreChartProps) {
  const t = useTexts(progressTexts);
  const format = useFormat();
  const box = useRef<HTMLDivElement>(null);
  const width = useWidth(box);
  const room = Math.max(1, width - LEFT - EDGE);
  const points = pointsOf(days, room, HEIGHT);
  const first = days[0];
  const last = days.at(-1);
  if (first === undefined || last === undefined) return null;
  return (
    <Card title={t.chart}>
      <div class="stack">
        <p class="soft">{words}</p>
        <div ref={box}>
        <svg class="chart" width={width} height={HEIGHT + EDGE + BOTTOM} role="img" aria-label={t.chartAlt(days.length, format.day(first.day), format.day(last.day))}>
          <g transform={`translate(${LEFT} ${EDGE})`}>
            {[0, 50, 100].map((value) => (
              <g key={value} transform={`translate(0 ${HEIGHT - (value / 100) * HEIGHT})`}>
                <line class="chart-grid" x1="0" x2={room} />
                <text class="chart-label" x="-8" text-anchor="end" dominant-baseline="middle">
                  {format.percent(value)}
                </text>
              </g>
            ))}
            <path class="chart-line" d={pathOf(points)} />
            {points.map((point, index) => (
              <circle key={days[index]?.day} class="chart-dot" cx={point.x} cy={point.y} r="4">
                <title>{`${format.shortDay(days[index]?.day ?? '')} : ${format.percent(days[index]?.score)}`}</title>
              </circle>
            ))}
            <text class="chart-label" y={HEIGHT + 20}>
              {format.shortDay(first.day)}
            </text>
            {days.length > 1 && (
              <text class="chart-label" x={room} y={HEIGHT + 20} text-anchor="end">
                {format.shortDay(last.day)}
              </text>
            )}
          </g>
        </svg>
        </div>
        <details class="twin">
          <summary>{t.table}</summary>
          <table>
            <caption class="unseen">{t.chart}</caption>
            <thead>
              <tr>
                <th scope="col">{t.day}</th>
                <th scope="col">{t.score}</th>
              </tr>
            </thead>
            <tbody>
              {days.map((one) => (
                <tr key={one.day}>
                  <th scope="row">{format.day(one.day)}</th>
                  <td class="numeric">{format.percent(one.score)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </details>
      </div>
    </Card>
  );
}
