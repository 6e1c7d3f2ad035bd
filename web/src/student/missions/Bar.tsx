import { useFormat } from '../../lib/i18n/format';

/** How far something has come: a native progress bar with its figure beside it. */
export function Bar({ label, percent }: { readonly label: string; readonly percent: number }) {
  const format = useFormat();
  return (
    <span class="bar-row">
      <progress class="bar" max={100} value={percent} aria-label={label}>
        {format.percent(percent)}
      </progress>
      <span class="numeric soft" aria-hidden="true">
        {format.percent(percent)}
      </span>
    </span>
  );
}
