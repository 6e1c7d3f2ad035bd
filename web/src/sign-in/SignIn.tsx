import { Alert } from '../design/Alert';
import { session } from '../lib/app';
import { useTexts } from '../lib/i18n/texts';
import { Link } from '../lib/router/Link';
import { navigate, useSearch } from '../lib/router/location';
import { useStore } from '../lib/store';
import { Door } from './Door';
import { StaffForm } from './StaffForm';
import { signInTexts } from './texts';

/** Where to go after signing in: only ever a screen of this app. */
export function safeReturn(wanted: string | null): string {
  return wanted?.startsWith('/staff') ? wanted : '/';
}

/** The door of the staff, and the way to the students' one. */
export default function SignIn() {
  const t = useTexts(signInTexts);
  const [search] = useSearch();
  const state = useStore(session.state);

  return (
    <Door
      title={t.title}
      intro={t.intro}
      notice={state.status === 'signed-out' && state.ended && <Alert tone="warn">{t.ended}</Alert>}
      further={
        <Link to="/student" class="door-student">
          <strong>{t.student}</strong>
          {t.studentHint}
        </Link>
      }
    >
      <StaffForm onSignedIn={() => navigate(safeReturn(search.get('next')), { replace: true })} />
    </Door>
  );
}
