import { useState } from 'preact/hooks';
import { Badge } from '../../design/Badge';
import { Button } from '../../design/Button';
import { Page } from '../../design/Page';
import { Failed, Loading } from '../../design/States';
import { api } from '../../lib/app';
import { useTexts } from '../../lib/i18n/texts';
import { Link } from '../../lib/router/Link';
import type { ScreenProps } from '../../lib/router/routes';
import { useRead } from '../../lib/useRead';
import { useMay } from '../me';
import { useStudentName } from '../studentName';
import { useClasses } from '../useClasses';
import { NewCode } from './NewCode';
import { StudentForm } from './StudentForm';
import { StudentProgress } from './StudentProgress';
import { studentTexts } from './studentTexts';

/** One student: who, which class, and how the learning goes. */
export default function StudentPage({ params }: ScreenProps) {
  const t = useTexts(studentTexts);
  const may = useMay();
  const nameOf = useStudentName();
  const id = params['studentId'] ?? '';
  const student = useRead((signal) => api.ask('GET /api/students/{id}', { path: { id } }, { signal }), [id]);
  const classes = useClasses();
  const [open, setOpen] = useState<'edit' | 'code' | null>(null);
  const back = { to: student.data?.classId ? `/staff/students?class=${student.data.classId}` : '/staff/students', label: t.title };

  if (!student.data) {
    return (
      <Page title={t.name} back={back}>
        {student.error ? <Failed error={student.error} retry={student.reload} /> : <Loading />}
      </Page>
    );
  }

  const person = student.data;
  const className = classes.data?.find((item) => item.id === person.classId)?.name ?? t.noClass;
  return (
    <Page
      title={nameOf(id, person.displayName)}
      back={back}
      intro={
        <span class="row">
          {className}
          <Badge tone={person.status === 'active' ? 'good' : 'neutral'}>{t.statuses[person.status] ?? person.status}</Badge>
          {person.email}
        </span>
      }
      actions={
        <>
          {may('students:credentials') && <Button onClick={() => setOpen('code')}>{t.newCode}</Button>}
          {may('students:update') && <Button onClick={() => setOpen('edit')}>{t.edit}</Button>}
        </>
      }
    >
      {may('progress:read') ? <StudentProgress studentId={id} /> : <MissionsOnly classId={person.classId} />}
      {open === 'edit' && (
        <StudentForm
          student={person}
          classes={classes.data ?? []}
          onClose={() => setOpen(null)}
          onSaved={() => {
            setOpen(null);
            student.reload();
          }}
        />
      )}
      {open === 'code' && <NewCode studentId={id} onClose={() => setOpen(null)} />}
    </Page>
  );
}

/** For roles that see how far each mission is, and not what it adds up to. */
function MissionsOnly({ classId }: { readonly classId: string | null | undefined }) {
  const t = useTexts(studentTexts);
  const may = useMay();
  if (!may('assignments:read')) return <p class="soft">{t.noProgress}</p>;
  return (
    <p>
      {t.missionsOnly} <Link to={classId ? `/staff/assignments?class=${classId}` : '/staff/assignments'}>{t.toMissions}</Link>
    </p>
  );
}
