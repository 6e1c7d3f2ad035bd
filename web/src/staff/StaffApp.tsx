import { useEffect } from 'preact/hooks';
import { Failed, Loading } from '../design/States';
import { api, session } from '../lib/app';
import { navigate, place } from '../lib/router/location';
import { isStudent } from '../lib/session/types';
import { ProblemTexts } from '../lib/problems/problemText';
import { useStore } from '../lib/store';
import { useRead } from '../lib/useRead';
import { MeContext } from './me';
import { Shell } from './shell/Shell';
import { staffCodes } from './staffCodes';

/** The staff's part: for who is signed in and is no student. */
export default function StaffApp() {
  const state = useStore(session.state);
  const user = state.status === 'signed-out' ? null : state.user;
  const outside = user === null || isStudent(user);

  useEffect(() => {
    if (!outside) return;
    const { path, search } = place.get();
    navigate(path === '/staff' ? '/sign-in' : `/sign-in?next=${encodeURIComponent(path + search)}`, { replace: true });
  }, [outside]);

  // Another person, or the same one at another school, starts with nothing of the one before.
  return outside ? <Loading /> : <SignedIn key={`${user.tenantId}/${user.id}/${user.role}`} />;
}

function SignedIn() {
  const me = useRead((signal) => api.ask('GET /api/me', {}, { signal }), []);
  if (me.data) {
    return (
      <MeContext.Provider value={me.data}>
        <ProblemTexts.Provider value={staffCodes}>
          <Shell />
        </ProblemTexts.Provider>
      </MeContext.Provider>
    );
  }
  return me.error ? <Failed error={me.error} retry={me.reload} /> : <Loading />;
}
