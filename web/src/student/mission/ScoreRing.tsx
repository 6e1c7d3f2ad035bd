import { useFormat } from '../../lib/i18n/format';

const RADIUS = 52;
const ROUND = 2 * Math.PI * RADIUS;

/** A score of 0–100 as a ring with its figure inside. */
export function ScoreRing({ label, score }: { readonly label: string; readonly score: number }) {
  const format = useFormat();
  return (
    <svg class="ring" viewBox="0 0 120 120" width="160" height="160" role="img" aria-label={`${label} : ${format.percent(score)}`}>
      <circle class="ring-ground" cx="60" cy="60" r={RADIUS} />
      <circle class="ring-value" cx="60" cy="60" r={RADIUS} stroke-dasharray={`${(ROUND * score) / 100} ${ROUND}`} transform="rotate(-90 60 60)" />
      <text class="ring-text" x="60" y="61" text-anchor="middle" dominant-baseline="middle" aria-hidden="true">
        {format.percent(score)}
      </text>
    </svg>
  );
}
