import { useEffect, useState } from 'preact/hooks';
import { Badge } from '../../design/Badge';
import { Button } from '../../design/Button';
import { Dialog } from '../../design/Dialog';
import { Page } from '../../design/Page';
import { ProblemAlert } from '../../design/ProblemAlert';
import { Stat, Stats } from '../../design/Stat';
import { Empty, Failed, Loading } from '../../design/States';
import { say } from '../../design/Toasts';
import type { Schemas } from '../../lib/api/schema.gen';
import { api } from '../../lib/app';
import { useFormat } from '../../lib/i18n/format';
import { useTexts } from '../../lib/i18n/texts';
import { Link } from '../../lib/router/Link';
import type { ScreenProps } from '../../lib/router/routes';
import { useRead } from '../../lib/useRead';
import { useMay, useMe, useOwnClassesOnly } from '../me';
import { useCommand } from '../useCommand';
import { assignmentTexts } from './assignmentTexts';
import { AssignmentStudents } from './AssignmentStudents';
import { ASSIGNMENT_TONES, isRunning } from './status';

const LOOK_AGAIN_MS = 5_000;

/** One assignment and how far each student is. */
export default function AssignmentPage({ params }: ScreenProps) {
  const t = useTexts(assignmentTexts);
  const id = params['assignmentId'] ?? '';
  const assignment = useRead((signal) => api.ask('GET /api/assignments/{id}', { path: { id } }, { signal }), [id]);
  const { loading, reload, data } = assignment;
  const out = data !== null && data !== undefined && isRunning(data.status);

  useEffect(() => {
    if (!out || loading) return;
    const timer = setTimeout(() => document.visibilityState === 'visible' && reload(), LOOK_AGAIN_MS);
    return () => clearTimeout(timer);
  }, [out, loading, reload]);

  const back = { to: '/staff/assignments', label: t.title };
  if (!data) {
    return (
      <Page title={t.title} back={back}>
        {assignment.error ? <Failed error={assignment.error} retry={reload} /> : <Loading />}
      </Page>
    );
  }
  return <Shown assignment={data} error={assignment.error} reload={reload} back={back} />;
}

interface ShownProps {
  readonly assignment: Schemas['AssignmentView'];
  readonly error: unknown;
  readonly reload: () => void;
  readonly back: { readonly to: string; readonly label: string };
}

function Shown({ assignment, error, reload, back }: ShownProps) {
  const t = useTexts(assignmentTexts);
  const format = useFormat();
  const may = useMay();
  const me = useMe();
  const ownClassesOnly = useOwnClassesOnly();
  const command = useCommand();
  const [cancelling, setCancelling] = useState(false);
  const [releasing, setReleasing] = useState(false);
  const { counters, students = [], result = 'best', answersRelease = null, answersReleasedAt = null } = assignment;
  const share = (part: number) => t.of(format.number(part), format.number(counters.assigned));

  const isOut = assignment.status !== 'draft' && assignment.status !== 'cancelled';
  // Who has own classes only changes what they handed out themselves.
  const isMine = !ownClassesOnly || assignment.authorId === me.id;
  const mayRelease = isOut && answersRelease !== null && answersReleasedAt === null && may('assignments:update') && isMine;

  async function change(action: 'push' | 'cancel' | 'release-answers', done: string) {
    if (!(await command.run((options) => api.ask(`POST /api/assignments/{id}/${action}`, { path: { id: assignment.id } }, options)))) return;
    setCancelling(false);
    setReleasing(false);
    say(done);
    reload();
  }

  return (
    <Page
      title={assignment.title}
      back={back}
      intro={
        <span class="stack stack-s">
          <span class="row">
            <Badge tone={ASSIGNMENT_TONES[assignment.status] ?? 'neutral'}>{t.statuses[assignment.status] ?? assignment.status}</Badge>
            {t.types[assignment.type] ?? assignment.type} · {t.modes[assignment.mode] ?? assignment.mode}
            <span>{assignment.due ? t.dueOn(format.due(assignment.due)) : t.noDue}</span>
            <Link to={`/staff/themes/${assignment.themeId}`}>{t.theme}</Link>
          </span>
          <span>
            {answersReleasedAt !== null
              ? t.releasedOn(format.day(answersReleasedAt))
              : answersRelease !== null
                ? `${t.release} : ${t.releases[answersRelease] ?? answersRelease}`
                : t.results[result]}
          </span>
          {assignment.instructions && <span>{assignment.instructions}</span>}
        </span>
      }
      actions={
        <>
          {assignment.status === 'draft' && may('assignments:push') && (
            <Button kind="primary" busy={command.busy} onClick={() => void change('push', t.pushed)}>
              {t.push}
            </Button>
          )}
          {mayRelease && <Button onClick={() => setReleasing(true)}>{t.releaseNow}</Button>}
          {assignment.status !== 'cancelled' && may('assignments:delete') && isMine && (
            <Button kind="danger" onClick={() => setCancelling(true)}>
              {t.cancel}
            </Button>
          )}
        </>
      }
    >
      {error !== null && <ProblemAlert error={error} />}
      {!cancelling && !releasing && <ProblemAlert error={command.error} />}
      <Stats>
        <Stat label={t.assigned} value={format.number(counters.assigned)} />
        <Stat label={t.started} value={share(counters.started)} />
        <Stat label={t.completed} value={share(counters.completed)} />
      </Stats>
      {students.length === 0 ? <Empty title={t.noStudents} /> : <AssignmentStudents students={students} />}
      {releasing && (
        <Dialog title={t.releaseTitle} onClose={() => setReleasing(false)}>
          <div class="stack">
            <ProblemAlert error={command.error} />
            <p>{t.releaseWarning}</p>
            <div class="dialog-foot">
              <Button onClick={() => setReleasing(false)}>{t.notYet}</Button>
              <Button kind="primary" busy={command.busy} onClick={() => void change('release-answers', t.released)}>
                {t.releaseNow}
              </Button>
            </div>
          </div>
        </Dialog>
      )}
      {cancelling && (
        <Dialog title={t.cancelTitle} onClose={() => setCancelling(false)}>
          <div class="stack">
            <ProblemAlert error={command.error} />
            <p>{t.cancelHint}</p>
            <div class="dialog-foot">
              <Button onClick={() => setCancelling(false)}>{t.keep}</Button>
              <Button kind="danger" busy={command.busy} onClick={() => void change('cancel', t.cancelled)}>
                {t.cancel}
              </Button>
            </div>
          </div>
        </Dialog>
      )}
    </Page>
  );
}
