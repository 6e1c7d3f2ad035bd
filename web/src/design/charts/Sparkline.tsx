import { pathOf, pointsOf, type DayValue } from './points';
import './charts.css';

interface SparklineProps {
  /** The whole story in a sentence: a line this small has no axis to read. */
  readonly label: string;
  readonly values: readonly DayValue[];
  readonly max: number;
}

/** A trend in the space of a word. */
export function Sparkline({ label, values, max }: SparklineProps) {
  return (
    <svg class="sparkline" viewBox="0 0 100 100" preserveAspectRatio="none" role="img" aria-label={label}>
      <path class="line-stroke" d={pathOf(pointsOf(values, max))} vector-effect="non-scaling-stroke" />
    </svg>
  );
}
