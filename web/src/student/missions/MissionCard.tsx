import { useFormat } from '../../lib/i18n/format';
import { useTexts } from '../../lib/i18n/texts';
import { Link } from '../../lib/router/Link';
import type { MissionState } from '../library/missionState';
import { IconOf } from '../shell/icons';
import { Bar } from './Bar';
import { missionTexts } from './texts';

/** From here on a score is something to be proud of. */
const GOOD = 80;

/** One mission: the whole card is the way in. */
export function MissionCard({ state }: { readonly state: MissionState }) {
  const t = useTexts(missionTexts);
  const format = useFormat();
  const { mission } = state;
  const done = state.status === 'terminee' && !state.resumable;
  return (
    <Link to={`/student/mission/${encodeURIComponent(mission.assignmentId)}`} class={done ? 'mission mission-done' : 'mission'}>
      <span class={`tile tile-${mission.type}`}>
        <IconOf type={mission.type} />
      </span>
      <span class="mission-body">
        <span class="mission-title">{mission.title}</span>
        <span class="mission-meta">
          {t.types[mission.type]} · {t.modes[mission.mode]}
        </span>
        <span class="row mission-chips">
          {state.overdue && <span class="chip chip-bad">{t.late}</span>}
          {mission.due !== null && !done && <span class="chip">{t.due(format.due(mission.due))}</span>}
          {mission.score !== null && (
            <span class={mission.score >= GOOD ? 'chip chip-good' : 'chip chip-brand'}>
              {t.score} {format.percent(mission.score)}
            </span>
          )}
        </span>
        {(state.status === 'en_cours' || state.resumable) && <Bar label={t.progress} percent={state.progressPercent} />}
      </span>
      <span class="mission-go" aria-hidden="true">
        {state.resumable || state.status === 'en_cours' ? t.resume : done ? t.review : t.start} →
      </span>
    </Link>
  );
}
