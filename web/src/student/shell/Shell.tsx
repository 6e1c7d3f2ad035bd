import { useState } from 'preact/hooks';
import { Alert } from '../../design/Alert';
import { Button, LinkButton } from '../../design/Button';
import { Dialog } from '../../design/Dialog';
import { Logo } from '../../design/Logo';
import { Page, SkipLink } from '../../design/Page';
import { session } from '../../lib/app';
import { useTexts } from '../../lib/i18n/texts';
import { Link } from '../../lib/router/Link';
import { usePlace } from '../../lib/router/location';
import { matchPath } from '../../lib/router/match';
import { useStore } from '../../lib/store';
import { MissionScreen } from '../mission/MissionScreen';
import { MissionsScreen } from '../missions/MissionsScreen';
import { ProgressScreen } from '../progress/ProgressScreen';
import { SyncBadge } from '../saving/SyncBadge';
import { CodeForm } from '../signin/CodeForm';
import { useSpace } from '../space';
import { Me } from './Me';
import { STUDENT_SCREENS } from './screens';
import { IconMissions, IconProgress } from './icons';
import { shellTexts } from './texts';
import './Shell.css';

/** The frame around a student's screens. */
export function Shell() {
  const t = useTexts(shellTexts);
  return (
    <div class="student">
      <SkipLink />
      <header class="student-head">
        <div class="student-bar">
          <Link to="/student" class="student-brand">
            <Logo size={32} />
            <span>StudyMate</span>
          </Link>
          <nav class="student-nav" aria-label={t.nav}>
            <Link to="/student" aria-current={useCurrent('/student')}>
              <IconMissions />
              {t.missions}
            </Link>
            <Link to="/student/progress" aria-current={useCurrent('/student/progress')}>
              <IconProgress />
              {t.progress}
            </Link>
          </nav>
          <div class="student-tools">
            <SyncBadge />
            <Me />
          </div>
        </div>
      </header>
      <main id="main" class="student-main">
        <SignInAgain />
        <CurrentScreen />
      </main>
    </div>
  );
}

function useCurrent(path: string): 'page' | undefined {
  return usePlace().path.replace(/\/$/, '') === path ? 'page' : undefined;
}

function CurrentScreen() {
  const t = useTexts(shellTexts);
  const { path } = usePlace();
  if (matchPath(STUDENT_SCREENS.missions, path)) return <MissionsScreen />;
  if (matchPath(STUDENT_SCREENS.progress, path)) return <ProgressScreen />;
  const mission = matchPath(STUDENT_SCREENS.mission, path);
  if (mission?.['id']) return <MissionScreen key={mission['id']} assignmentId={mission['id']} />;
  return (
    <Page title={t.unknown} intro={t.unknownHint} narrow>
      <div>
        <LinkButton to="/student" kind="primary" size="large">
          {t.toMissions}
        </LinkButton>
      </div>
    </Page>
  );
}

/** The session ended in the middle of work: nothing is taken away, and signing in again sends what waits. */
function SignInAgain() {
  const t = useTexts(shellTexts);
  const state = useStore(session.state);
  const { sync } = useSpace();
  const [open, setOpen] = useState(false);
  if (state.status !== 'expired') return null;
  return (
    <div class="student-expired">
      <Alert tone="warn" loud>
        <div class="row row-apart">
          <span>{t.expired}</span>
          <Button kind="primary" onClick={() => setOpen(true)}>
            {t.signInAgain}
          </Button>
        </div>
      </Alert>
      {open && (
        <Dialog title={t.signInAgain} onClose={() => setOpen(false)}>
          <CodeForm
            school={state.user.tenantId}
            onSignedIn={() => {
              setOpen(false);
              void sync.nudge();
            }}
          />
        </Dialog>
      )}
    </div>
  );
}
