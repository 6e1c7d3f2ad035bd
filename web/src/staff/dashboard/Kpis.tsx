import { Stat, Stats } from '../../design/Stat';
import type { Schemas } from '../../lib/api/schema.gen';
import { useFormat } from '../../lib/i18n/format';
import { useTexts } from '../../lib/i18n/texts';
import { dashboardTexts } from './dashboardTexts';

interface KpisProps {
  readonly kpis: Schemas['KpisView'];
  /** Opens the facts behind a figure. */
  readonly onFacts?: () => void;
}

/** The six key figures. */
export function Kpis({ kpis, onFacts }: KpisProps) {
  const t = useTexts(dashboardTexts);
  const format = useFormat();
  const open = { onOpen: onFacts, action: t.facts };
  const { students, performance, sessions, assignments } = kpis;
  return (
    <section aria-label={t.kpis}>
      <Stats>
        <Stat {...open} label={t.students} value={format.number(students.total)} note={t.activeOf(format.number(students.active), format.percent(students.activeRate))} />
        <Stat {...open} label={t.score} value={format.percent(performance.averageScore)} note={t.success(format.percent(performance.successRate))} />
        <Stat {...open} label={t.mastery} value={format.mastery(performance.averageMastery)} note={t.masteryNote} />
        <Stat {...open} label={t.sessions} value={format.number(sessions.total)} note={t.completed(format.percent(sessions.completionRate))} />
        <Stat {...open} label={t.time} value={t.hours(format.number(sessions.totalTimeHours, 1))} note={t.timeNote} />
        <Stat
          {...open}
          label={t.missions}
          value={format.number(assignments.total)}
          note={t.missionsNote(format.number(assignments.active), format.number(assignments.completed))}
        />
      </Stats>
    </section>
  );
}
