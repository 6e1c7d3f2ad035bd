import { useState } from 'preact/hooks';
import { Alert } from '../design/Alert';
import { LinkButton } from '../design/Button';
import { useTexts } from '../lib/i18n/texts';
import { redeemLink, tokenOf } from '../lib/session/oneTime';
import { Door } from '../sign-in/Door';
import { NewPasswordForm } from './NewPasswordForm';
import { invitationTexts } from './texts';

/** Where a one-time link leads: a new password for an account whose own is lost. */
export default function NewPassword() {
  const t = useTexts(invitationTexts);
  const [token] = useState(() => tokenOf(window.location.hash));
  const [done, setDone] = useState(false);

  return (
    <Door title={t.newTitle} intro={done ? undefined : t.newIntro}>
      {token === '' ? (
        <Alert tone="warn">{t.incomplete}</Alert>
      ) : done ? (
        <>
          <Alert tone="good" title={t.setDone} loud />
          <LinkButton to="/sign-in" kind="primary" size="large" wide>
            {t.toSignIn}
          </LinkButton>
        </>
      ) : (
        <NewPasswordForm
          submit={t.set}
          onPassword={async (password) => {
            await redeemLink(token, password);
            setDone(true);
          }}
        />
      )}
    </Door>
  );
}
