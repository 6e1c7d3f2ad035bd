import { useState } from 'preact/hooks';
import { Button } from '../../design/Button';
import { Dialog } from '../../design/Dialog';
import { SelectField, TextField } from '../../design/Field';
import { ProblemAlert } from '../../design/ProblemAlert';
import { api } from '../../lib/app';
import { useTexts } from '../../lib/i18n/texts';
import { fieldError, useProblemText } from '../../lib/problems/problemText';
import { commonTexts } from '../../lib/texts/common';
import { useMe } from '../me';
import { useCommand } from '../useCommand';
import { rolesToGive } from './roles';
import { teamTexts } from './teamTexts';
import { TokenLink, type Handed } from './TokenLink';

interface InviteFormProps {
  readonly onClose: () => void;
  readonly onInvited: () => void;
}

/** Invites somebody: what comes back is the link that is handed to them, whatever accounts they have elsewhere. */
export function InviteForm({ onClose, onInvited }: InviteFormProps) {
  const t = useTexts(teamTexts);
  const common = useTexts(commonTexts);
  const describe = useProblemText();
  const command = useCommand();
  const roles = rolesToGive(useMe().role);
  const [email, setEmail] = useState('');
  const [firstName, setFirstName] = useState('');
  const [lastName, setLastName] = useState('');
  const [role, setRole] = useState(roles.includes('teacher') ? 'teacher' : (roles[0] ?? ''));
  const [handed, setHanded] = useState<Handed | null>(null);
  const wrong = (field: string) => fieldError(command.error, field, describe);

  async function invite() {
    await command.run(async (options) => {
      const answer = await api.ask('POST /api/users', { body: { email, firstName, lastName, role, classIds: null } }, options);
      if (answer.invitationToken) setHanded({ page: 'invitation', token: answer.invitationToken });
      onInvited();
    });
  }

  return (
    <Dialog title={t.invite} onClose={onClose}>
      {handed ? (
        <div class="stack">
          <TokenLink handed={handed} />
          <div class="dialog-foot">
            <Button onClick={onClose}>{common.close}</Button>
          </div>
        </div>
      ) : (
        <form
          class="stack"
          onSubmit={(event) => {
            event.preventDefault();
            void invite();
          }}
        >
          <ProblemAlert error={command.error} />
          <TextField label={t.email} type="email" name="email" required value={email} onValue={setEmail} error={wrong('email')} />
          <TextField label={t.firstName} name="firstName" required value={firstName} onValue={setFirstName} error={wrong('firstName')} />
          <TextField label={t.lastName} name="lastName" required value={lastName} onValue={setLastName} error={wrong('lastName')} />
          <SelectField
            label={t.role}
            value={role}
            options={roles.map((value) => ({ value, label: common.roles[value] ?? value }))}
            onValue={setRole}
            error={wrong('role')}
          />
          <div class="dialog-foot">
            <Button onClick={onClose}>{common.cancel}</Button>
            <Button type="submit" kind="primary" busy={command.busy}>
              {t.sendInvitation}
            </Button>
          </div>
        </form>
      )}
    </Dialog>
  );
}
