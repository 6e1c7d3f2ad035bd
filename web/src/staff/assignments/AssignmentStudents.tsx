import { Badge } from '../../design/Badge';
import { Progress } from '../../design/Progress';
import { Table } from '../../design/Table';
import type { Schemas } from '../../lib/api/schema.gen';
import { useFormat } from '../../lib/i18n/format';
import { useTexts } from '../../lib/i18n/texts';
import { Link } from '../../lib/router/Link';
import { BAND_TONES, bandOfScore } from '../bands';
import { useStudentName } from '../studentName';
import { assignmentTexts } from './assignmentTexts';
import { MISSION_TONES } from './status';

/** Who has started, who is done, who is late. */
export function AssignmentStudents({ students }: { readonly students: readonly Schemas['AssignmentStudent'][] }) {
  const t = useTexts(assignmentTexts);
  const format = useFormat();
  const nameOf = useStudentName();
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
            key: 'status',
            head: t.status,
            cell: (student) => (
              <span class="row">
                <Badge tone={MISSION_TONES[student.status] ?? 'neutral'}>{t.missionStatuses[student.status] ?? student.status}</Badge>
                {student.overdue && <Badge tone="bad">{t.overdue}</Badge>}
              </span>
            ),
            sortBy: (student) => student.status,
          },
          {
            key: 'progress',
            head: t.progress,
            cell: (student) => <Progress label={t.progress} value={student.progressPercent} max={100} text={format.percent(student.progressPercent)} />,
            sortBy: (student) => student.progressPercent,
          },
          {
            key: 'score',
            head: t.score,
            cell: (student) =>
              student.score === null ? format.percent(null) : <Badge tone={BAND_TONES[bandOfScore(student.score)]}>{format.percent(student.score)}</Badge>,
            end: true,
            sortBy: (student) => student.score,
          },
          { key: 'time', head: t.time, cell: (student) => format.duration(student.timeMs / 1_000), end: true, sortBy: (student) => student.timeMs },
          { key: 'completedAt', head: t.completedAt, cell: (student) => format.instant(student.completedAt), sortBy: (student) => student.completedAt },
        ]}
      />
    </section>
  );
}
