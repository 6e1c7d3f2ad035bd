import { useState } from 'preact/hooks';
import { Alert } from '../design/Alert';
import { Button } from '../design/Button';
import { ProblemAlert } from '../design/ProblemAlert';
import { Loading } from '../design/States';
import { session } from '../lib/app';
import { useTexts } from '../lib/i18n/texts';
import { navigate } from '../lib/router/location';
import { acceptInvitation, readInvitation, tokenOf, type InvitationView } from '../lib/session/oneTime';
import { isStudent } from '../lib/session/types';
import { useStore } from '../lib/store';
import { commonTexts } from '../lib/texts/common';
import { useRead } from '../lib/useRead';
import { Door } from '../sign-in/Door';
import { StaffForm } from '../sign-in/StaffForm';
import { JoinSchool } from './JoinSchool';
import { NewPasswordForm } from './NewPasswordForm';
import { invitationTexts } from './texts';

/** Where an invitation leads: an account of its own for the school, or one school more for the account that is signed in. */
export default function Invitation() {
  const t = useTexts(invitationTexts);
  const common = useTexts(commonTexts);
  const [token] = useState(() => tokenOf(window.location.hash));
  const invitation = useRead(() => (token === '' ? Promise.resolve(null) : readInvitation(token)), [token]);
  const offered = invitation.data;

  return (
    <Door title={t.title} intro={offered ? t.intro(offered.tenantName, common.roles[offered.role] ?? offered.role) : undefined}>
      {token === '' ? (
        <Alert tone="warn">{t.incomplete}</Alert>
      ) : offered ? (
        <Redeem token={token} offered={offered} />
      ) : invitation.error ? (
        <ProblemAlert error={invitation.error} />
      ) : (
        <Loading />
      )}
    </Door>
  );
}

function Redeem({ token, offered }: { readonly token: string; readonly offered: InvitationView }) {
  const t = useTexts(invitationTexts);
  const state = useStore(session.state);
  const [signsIn, setSignsIn] = useState(false);
  const user = state.status === 'signed-out' ? null : state.user;
  if (user && !isStudent(user)) return <JoinSchool token={token} offered={offered} name={user.displayName} />;
  if (signsIn) {
    return (
      <>
        <p class="soft">{t.signInFirst}</p>
        <StaffForm onSignedIn={() => setSignsIn(false)} />
        <Button kind="quiet" onClick={() => setSignsIn(false)}>
          {t.noAccount}
        </Button>
      </>
    );
  }

  return (
    <>
      <p>{t.newAccount(offered.email)}</p>
      <NewPasswordForm
        submit={t.accept}
        email={offered.email}
        onPassword={async (password) => {
          await acceptInvitation(token, password);
          // An account of the platform still enrols its second factor, at the door.
          const asked = await session.signIn(offered.email, password, offered.tenantId);
          navigate(asked === null ? '/staff' : '/sign-in', { replace: true });
        }}
      />
      <Button kind="quiet" onClick={() => setSignsIn(true)}>
        {t.haveAccount}
      </Button>
    </>
  );
}
