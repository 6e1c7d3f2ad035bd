import { Stat, Stats } from '../../design/Stat';
import type { Schemas } from '../../lib/api/schema.gen';
import { useFormat } from '../../lib/i18n/format';
import { useTexts } from '../../lib/i18n/texts';
import { dashboardTexts } from './dashboardTexts';
import type { Figure } from './figureFacts';

interface KpisProps {
  readonly kpis: Schemas['KpisView'];
  /** Opens the facts behind a figure. */
  readonly onFacts?: (figure: Figure) => void;
}

/** The six key figures. */
export function Kpis({ kpis, onFacts }: KpisProps) {
  const t = useTexts(dashboardTexts);
  const format = useFormat();
  const open = (figure: Figure) => ({ onOpen: onFacts && (() => onFacts(figure)), action: t.facts });
  const { students, performance, sessions, assignments } = kpis;
  // Nothing done is no zero: a mean, or a share, of nothing is not known.
  const of = (base: number | undefined, value: number) => (base === 0 ? null : value);
  const { results } = performance;
  return (
    <section aria-label={t.kpis}>
      <Stats>
        <Stat {...open('students')} label={t.students} value={format.number(students.total)} note={t.activeOf(students.active, format.percent(of(students.total, students.activeRate)))} />
        <Stat {...open('score')} label={t.score} value={format.percent(of(results, performance.averageScore))} note={t.success(format.percent(of(results, performance.successRate)))} />
        <Stat {...open('mastery')} label={t.mastery} value={format.mastery(of(results, performance.averageMastery))} note={t.masteryNote} />
        <Stat {...open('sessions')} label={t.sessions} value={format.number(sessions.total)} note={t.completed(format.percent(of(sessions.total, sessions.completionRate)))} />
        <Stat {...open('time')} label={t.time} value={t.hours(format.number(sessions.totalTimeHours, 1))} note={t.timeNote} />
        <Stat
          {...open('missions')}
          label={t.missions}
          value={format.number(assignments.total)}
          note={t.missionsNote(assignments.active, assignments.completed)}
        />
      </Stats>
      {kpis.stale === true && (
        <p class="soft" role="status">
          {t.catchingUp}
        </p>
      )}
    </section>
  );
}
