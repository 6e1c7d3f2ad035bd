import { useState } from 'preact/hooks';
import { Alert } from '../../design/Alert';
import { Button, LinkButton } from '../../design/Button';
import { Dialog } from '../../design/Dialog';
import { Logo } from '../../design/Logo';
import { Page, SkipLink } from '../../design/Page';
import { Preferences } from '../../design/Preferences';
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
import { useSpace, useSyncState } from '../space';
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
  if (matchPath('/student', path)) return <MissionsScreen />;
  if (matchPath('/student/progress', path)) return <ProgressScreen />;
  const mission = matchPath('/student/mission/:id', path);
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

/** Name, language and look, and the way out. */
function Me() {
  const t = useTexts(shellTexts);
  const { user } = useSpace();
  const { pending } = useSyncState();
  const [open, setOpen] = useState(false);
  return (
    <>
      <button type="button" class="student-me" aria-label={t.openMe(user.displayName)} aria-haspopup="dialog" onClick={() => setOpen(true)}>
        <span aria-hidden="true">{initials(user.displayName)}</span>
      </button>
      {open && (
        <Dialog title={t.me} onClose={() => setOpen(false)}>
          <div class="stack stack-l">
            <div>
              <strong>{user.displayName}</strong>
              <div class="soft">
                {t.school} {user.tenantId}
              </div>
            </div>
            <Preferences />
            {pending > 0 && <Alert tone="warn">{t.leaveWaiting}</Alert>}
            <Button size="large" wide onClick={() => void session.signOut()}>
              {t.leave}
            </Button>
          </div>
        </Dialog>
      )}
    </>
  );
}

function initials(name: string): string {
  const words = name.split(/[\s-]+/).filter((word) => word !== '');
  return [words[0], words.length > 1 ? words.at(-1) : undefined].map((word) => [...(word ?? '')][0] ?? '').join('').toUpperCase();
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
