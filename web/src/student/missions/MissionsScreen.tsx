import { Page } from '../../design/Page';
import { Empty, Loading } from '../../design/States';
import { useFormat } from '../../lib/i18n/format';
import { useTexts } from '../../lib/i18n/texts';
import { inOrder, missionState, type MissionState } from '../library/missionState';
import { Trouble } from '../shell/Trouble';
import { useSpace } from '../space';
import { MissionCard } from './MissionCard';
import { missionTexts } from './texts';
import { useMissions } from './useMissions';
import './missions.css';

/** The student's inbox. */
export function MissionsScreen() {
  const t = useTexts(missionTexts);
  const format = useFormat();
  const { user } = useSpace();
  const { missions, attempts, at, stale, error, reload } = useMissions();
  const states = inOrder((missions ?? []).map((mission) => missionState(mission, attempts.get(mission.assignmentId) ?? null, Date.now())));
  const open = states.filter((state) => state.status !== 'terminee' || state.resumable);
  const done = states.filter((state) => !open.includes(state));
  const late = open.filter((state) => state.overdue).length;
  const firstName = user.displayName.split(' ')[0] ?? user.displayName;

  return (
    <Page title={t.hello(firstName)} intro={missions === null ? undefined : t.toDo(open.length, late)}>
      {missions === null && (error === null ? <Loading /> : <Trouble error={error} retry={reload} />)}
      {missions !== null && (
        <>
          {stale && at !== null && <p class="soft">{t.kept(format.instant(at))}</p>}
          {states.length === 0 && <Empty title={t.emptyTitle}>{t.emptyHint}</Empty>}
          <MissionList title={t.open} states={open} />
          <MissionList title={t.done} states={done} />
        </>
      )}
    </Page>
  );
}

function MissionList({ title, states }: { readonly title: string; readonly states: readonly MissionState[] }) {
  if (states.length === 0) return null;
  return (
    <section class="stack" aria-label={title}>
      <h2>{title}</h2>
      <ul role="list" class="missions">
        {states.map((state) => (
          <li key={state.mission.assignmentId}>
            <MissionCard state={state} />
          </li>
        ))}
      </ul>
    </section>
  );
}
