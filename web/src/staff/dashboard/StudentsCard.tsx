import { Badge } from '../../design/Badge';
import { Card } from '../../design/Card';
import { Progress } from '../../design/Progress';
import { Empty } from '../../design/States';
import { Table } from '../../design/Table';
import type { Schemas } from '../../lib/api/schema.gen';
import { NOTHING, useFormat } from '../../lib/i18n/format';
import { useTexts } from '../../lib/i18n/texts';
import { Link } from '../../lib/router/Link';
import { ACTIVITY_TONES, activityOf } from '../bands';
import { useStudentName } from '../studentName';
import { dashboardTexts } from './dashboardTexts';

interface StudentsCardProps {
  readonly students: readonly Schemas['StudentFigures'][];
}

/** The students of the class: who was here when, and how far they are. */
export function StudentsCard({ students }: StudentsCardProps) {
  const t = useTexts(dashboardTexts);
  const format = useFormat();
  const nameOf = useStudentName();
  const now = Date.now();
  if (students.length === 0) {
    return (
      <Card title={t.studentTable}>
        <Empty title={t.noStudents} />
      </Card>
    );
  }
  return (
    <section class="stack">
      <h2>{t.studentTable}</h2>
      <Table
        caption={t.studentTable}
        rows={students}
        rowKey={(student) => student.studentId}
        columns={[
          {
            key: 'name',
            head: t.student,
            cell: (student) => <Link to={`/staff/students/${student.studentId}`}>{nameOf(student.studentId, student.displayName)}</Link>,
            sortBy: (student) => nameOf(student.studentId, student.displayName),
          },
          {
            key: 'activity',
            head: t.activity,
            cell: (student) => {
              const activity = activityOf(student.lastActivityAt, now);
              return student.status === 'active' ? (
                <Badge tone={ACTIVITY_TONES[activity]}>{t.activities[activity]}</Badge>
              ) : (
                <Badge>{t.statuses[student.status] ?? student.status}</Badge>
              );
            },
          },
          {
            key: 'last',
            head: t.lastActivity,
            cell: (student) => <span title={format.instant(student.lastActivityAt)}>{format.ago(student.lastActivityAt, now)}</span>,
            sortBy: (student) => student.lastActivityAt ?? null,
          },
          { key: 'sessions', head: t.sessions, cell: (student) => format.number(student.sessions), end: true, sortBy: (student) => student.sessions },
          {
            key: 'score',
            head: t.score,
            cell: (student) => format.percent(scoreOf(student)),
            end: true,
            sortBy: scoreOf,
          },
          {
            key: 'mastery',
            head: t.mastery,
            cell: (student) => {
              const mastery = masteryOf(student);
              return mastery === null ? NOTHING : <Progress label={t.mastery} value={mastery} max={1} text={format.mastery(mastery)} />;
            },
            sortBy: masteryOf,
          },
        ]}
      />
    </section>
  );
}

/** Without a marked session in the period there is no mean, and without a verified one no mastery: neither is a zero. */
const scoreOf = (student: Schemas['StudentFigures']): number | null => (student.attempts === 0 ? null : student.averageScore);
const masteryOf = (student: Schemas['StudentFigures']): number | null => (student.isMasteryKnown === false ? null : student.mastery);
