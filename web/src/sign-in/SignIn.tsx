import { useEffect, useRef } from 'preact/hooks';
import { Alert } from '../design/Alert';
import { Card } from '../design/Card';
import { Logo } from '../design/Logo';
import { SkipLink } from '../design/Page';
import { Preferences } from '../design/Preferences';
import { session } from '../lib/app';
import { useTexts } from '../lib/i18n/texts';
import { Link } from '../lib/router/Link';
import { moved, navigate, useSearch } from '../lib/router/location';
import { useStore } from '../lib/store';
import { StaffForm } from './StaffForm';
import { signInTexts } from './texts';
import './SignIn.css';

/** Where to go after signing in: only ever a screen of this app. */
export function safeReturn(wanted: string | null): string {
  return wanted?.startsWith('/staff') ? wanted : '/';
}

/** The door of the staff, and the way to the students' one. */
export default function SignIn() {
  const t = useTexts(signInTexts);
  const [search] = useSearch();
  const state = useStore(session.state);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${t.title} · StudyMate`;
  }, [t]);
  useEffect(() => {
    if (moved.yet) heading.current?.focus();
  }, []);

  return (
    <div class="door">
      <SkipLink />
      <main id="main" class="door-main">
        <div>
          <div class="door-brand">
            <Logo size={40} />
            StudyMate
          </div>
          <p class="soft">{t.claim}</p>
        </div>
        {state.status === 'signed-out' && state.ended && <Alert tone="warn">{t.ended}</Alert>}
        <Card>
          <div class="stack">
            <div>
              <h1 ref={heading} tabIndex={-1}>
                {t.title}
              </h1>
              <p class="soft">{t.intro}</p>
            </div>
            <StaffForm onSignedIn={() => navigate(safeReturn(search.get('next')), { replace: true })} />
          </div>
        </Card>
        <Link to="/student" class="door-student">
          <strong>{t.student}</strong>
          {t.studentHint}
        </Link>
      </main>
      <footer class="door-foot">
        <Preferences />
      </footer>
    </div>
  );
}
