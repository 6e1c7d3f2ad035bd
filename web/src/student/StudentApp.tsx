import { useEffect, useState } from 'preact/hooks';
import { Loading } from '../design/States';
import { api, session } from '../lib/app';
import { useTexts } from '../lib/i18n/texts';
import { ProblemTexts } from '../lib/problems/problemText';
import { isStudent, type SessionUser } from '../lib/session/types';
import { useStore } from '../lib/store';
import { keepOffline } from './offline/register';
import { Shell } from './shell/Shell';
import { shellTexts, studentProblems } from './shell/texts';
import { StudentDoor } from './signin/StudentDoor';
import { openSpace, SpaceProvider, type Space } from './space';
import './student.css';

/** The students' part: who is here, what this device keeps for them, and the screens. */
export default function StudentApp() {
  const state = useStore(session.state);
  const user = state.status === 'signed-out' || !isStudent(state.user) ? null : state.user;
  return (
    <ProblemTexts.Provider value={studentProblems}>
      {/* Another student is another store: nothing of the first one stays on the screen. */}
      {user === null ? <StudentDoor state={state} /> : <Opened key={`${user.tenantId}/${user.id}`} user={user} />}
    </ProblemTexts.Provider>
  );
}

function Opened({ user }: { readonly user: SessionUser }) {
  const t = useTexts(shellTexts);
  const [space, setSpace] = useState<Space | null>(null);
  const [failed, setFailed] = useState(false);

  useEffect(() => {
    let gone = false;
    let mine: Space | null = null;
    openSpace(user, session, api).then(
      (opened) => {
        mine = opened;
        if (gone) opened.close();
        else setSpace(opened);
      },
      (error: unknown) => {
        console.error('StudyMate: the store of this device did not open.', error);
        if (!gone) setFailed(true);
      },
    );
    keepOffline();
    // Asks the browser not to clear the queue when space runs low; a refusal changes nothing.
    void navigator.storage?.persist?.();
    return () => {
      gone = true;
      mine?.close();
    };
  }, []);

  if (failed) {
    return (
      <main id="main">
        <div class="state" role="alert">
          <p class="state-title">{t.storageTitle}</p>
          <p>{t.storageHint}</p>
        </div>
      </main>
    );
  }
  return space === null ? (
    <Loading />
  ) : (
    <SpaceProvider value={space}>
      <Shell />
    </SpaceProvider>
  );
}
