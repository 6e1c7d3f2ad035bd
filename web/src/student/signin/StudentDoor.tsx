import { useEffect, useRef } from 'preact/hooks';
import { Alert } from '../../design/Alert';
import { Card } from '../../design/Card';
import { Logo } from '../../design/Logo';
import { SkipLink } from '../../design/Page';
import { Preferences } from '../../design/Preferences';
import { useTexts } from '../../lib/i18n/texts';
import { Link } from '../../lib/router/Link';
import { moved } from '../../lib/router/location';
import type { SessionState } from '../../lib/session/types';
import { CodeForm } from './CodeForm';
import { studentSignInTexts } from './texts';
import './StudentDoor.css';

/** Where a student comes in. */
export function StudentDoor({ state }: { readonly state: SessionState }) {
  const t = useTexts(studentSignInTexts);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${t.title} · StudyMate`;
  }, [t]);
  useEffect(() => {
    if (moved.yet) heading.current?.focus();
  }, []);
  return (
    <div class="student-door">
      <SkipLink />
      <main id="main" class="student-door-main">
        <div class="student-door-brand">
          <Logo size={44} />
          StudyMate
        </div>
        <Card>
          <div class="stack stack-l">
            <div>
              <h1 ref={heading} tabIndex={-1}>
                {t.title}
              </h1>
              <p class="soft">{t.intro}</p>
            </div>
            {state.status === 'signed-out' && state.ended && <Alert tone="info">{t.ended}</Alert>}
            {state.status !== 'signed-out' && <Alert tone="warn">{t.otherSession(state.user.displayName)}</Alert>}
            <CodeForm />
          </div>
        </Card>
        <p class="student-door-staff">
          <Link to="/sign-in">{t.staff}</Link>
        </p>
      </main>
      <footer class="student-door-foot">
        <Preferences />
      </footer>
    </div>
  );
}
