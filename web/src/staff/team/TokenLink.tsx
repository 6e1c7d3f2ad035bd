import { Alert } from '../../design/Alert';
import { Button } from '../../design/Button';
import { TextField } from '../../design/Field';
import { say } from '../../design/Toasts';
import { useTexts } from '../../lib/i18n/texts';
import { teamTexts } from './teamTexts';

/** What is handed to a person. The token stands behind the #, which browsers keep to themselves. */
export interface Handed {
  readonly page: 'invitation' | 'new-password';
  readonly token: string;
}

/** A link that is shown once, to be handed on. */
export function TokenLink({ handed }: { readonly handed: Handed }) {
  const t = useTexts(teamTexts);
  const address = `${window.location.origin}/${handed.page}#${handed.token}`;
  const invitation = handed.page === 'invitation';

  async function copy() {
    await navigator.clipboard.writeText(address);
    say(t.copied);
  }

  return (
    <div class="stack">
      <Alert tone="good" title={invitation ? t.invitationReady : t.linkReady} loud>
        {invitation ? t.invitationHint : t.linkReadyHint}
      </Alert>
      <TextField label={t.address} name="link" readOnly value={address} onValue={() => undefined} onFocus={(event) => event.currentTarget.select()} />
      {/* Pages that came without encryption have no clipboard. */}
      {'clipboard' in navigator && (
        <div>
          <Button onClick={() => void copy()}>{t.copy}</Button>
        </div>
      )}
    </div>
  );
}
