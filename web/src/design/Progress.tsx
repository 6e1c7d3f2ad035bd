import './Progress.css';

interface ProgressProps {
  readonly label: string;
  readonly value: number;
  readonly max: number;
  /** The figure as a person reads it; hidden when absent. */
  readonly text?: string;
}

/** How far something is. */
export function Progress({ label, value, max, text }: ProgressProps) {
  const share = max > 0 ? Math.min(100, Math.max(0, (100 * value) / max)) : 0;
  return (
    <div class="progress">
      <div class="progress-track" role="progressbar" aria-label={label} aria-valuemin={0} aria-valuemax={max} aria-valuenow={value} aria-valuetext={text}>
        <div class="progress-bar" style={{ inlineSize: `${share}%` }} />
      </div>
      {text && (
        <span class="progress-text" aria-hidden="true">
          {text}
        </span>
      )}
    </div>
  );
}
