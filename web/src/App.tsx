import { useEffect } from 'preact/hooks';
import { AREAS, areaOf } from './areas';
import { ConnectionBanner, Page } from './design/Page';
import { Loading } from './design/States';
import { LinkButton } from './design/Button';
import { NewVersion } from './design/NewVersion';
import { Toasts } from './design/Toasts';
import { session } from './lib/app';
import { useTexts } from './lib/i18n/texts';
import { navigate, usePlace } from './lib/router/location';
import { useScreen } from './lib/router/Screens';
import { isStudent } from './lib/session/types';
import { useStore } from './lib/store';
import { commonTexts } from './lib/texts/common';

/** Where a person belongs: the student's or the staff's part, or the door. */
function homeOf(): string {
  const user = session.user;
  return user === null ? '/sign-in' : isStudent(user) ? '/student' : '/staff';
}

export function App() {
  const { path } = usePlace();
  useStore(session.state); // the address / leads elsewhere once somebody is signed in
  useEffect(() => {
    if (path === '/') navigate(homeOf(), { replace: true });
  }, [path]);

  const area = areaOf(path);
  return (
    <>
      <ConnectionBanner />
      {area ? <LoadedArea key={area.prefix} prefix={area.prefix} /> : path === '/' ? <Loading /> : <NotFound />}
      <Toasts />
    </>
  );
}

function LoadedArea({ prefix }: { readonly prefix: string }) {
  const area = AREAS.find((candidate) => candidate.prefix === prefix) as (typeof AREAS)[number]; // chosen from the same table
  const state = useScreen(area.load);
  if (state === null) return <Loading />;
  if ('error' in state) return <NewVersion retry={state.retry} />;
  const Screen = state.screen;
  return <Screen params={{}} />;
}

function NotFound() {
  const t = useTexts(commonTexts);
  return (
    <main id="main">
      <Page title={t.notFoundTitle} intro={t.notFoundHint}>
        <div>
          <LinkButton to="/" kind="primary">
            {t.home}
          </LinkButton>
        </div>
      </Page>
    </main>
  );
}
