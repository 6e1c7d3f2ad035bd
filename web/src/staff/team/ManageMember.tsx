import { useState } from 'preact/hooks';
import { Button } from '../../design/Button';
import { Dialog } from '../../design/Dialog';
import { ProblemAlert } from '../../design/ProblemAlert';
import { say } from '../../design/Toasts';
import type { Schemas } from '../../lib/api/schema.gen';
import { api } from '../../lib/app';
import { useTexts } from '../../lib/i18n/texts';
import { commonTexts } from '../../lib/texts/common';
import { useMay, useMe } from '../me';
import { useCommand } from '../useCommand';
import { mayMakeLink } from './roles';
import { teamTexts } from './teamTexts';
import { TokenLink, type Handed } from './TokenLink';

interface ManageMemberProps {
  readonly member: Schemas['StaffView'];
  readonly onClose: () => void;
  readonly onChanged: () => void;
}

/** The invitation of who has not come yet, a way back in for who has, and whether they may work here. */
export function ManageMember({ member, onClose, onChanged }: ManageMemberProps) {
  const t = useTexts(teamTexts);
  const common = useTexts(commonTexts);
  const me = useMe();
  const may = useMay();
  const command = useCommand();
  const [handed, setHanded] = useState<Handed | null>(null);
  const path = { id: member.id };

  async function renew() {
    await command.run(async (options) => {
      const answer = await api.ask('POST /api/users/{id}/invitation', { path }, options);
      if (answer.invitationToken) setHanded({ page: 'invitation', token: answer.invitationToken });
    });
  }

  async function makeLink() {
    await command.run(async (options) => {
      const answer = await api.ask('POST /api/users/{id}/link', { path }, options);
      setHanded({ page: 'new-password', token: answer.token });
    });
  }

  async function revoke() {
    if (!(await command.run((options) => api.ask('DELETE /api/users/{id}/invitation', { path }, options)))) return;
    say(t.revoked);
    onClose();
  }

  async function change(status: 'active' | 'inactive') {
    const body = { firstName: null, lastName: null, role: null, classIds: null, status };
    if (!(await command.run((options) => api.ask('PATCH /api/users/{id}', { path, body }, options)))) return;
    say(t.saved);
    onChanged();
  }

  return (
    <Dialog title={`${member.firstName} ${member.lastName}`} onClose={onClose}>
      <div class="stack">
        <ProblemAlert error={command.error} />
        {handed ? (
          <TokenLink handed={handed} />
        ) : (
          <>
            {member.status === 'pending' && may('users:create') && (
              <>
                <p class="soft">{t.renewHint}</p>
                <div class="row">
                  <Button kind="primary" busy={command.busy} onClick={() => void renew()}>
                    {t.renew}
                  </Button>
                  <Button busy={command.busy} onClick={() => void revoke()}>
                    {t.revoke}
                  </Button>
                </div>
              </>
            )}
            {member.status === 'active' && may('users:update') && mayMakeLink(me.role, member.role) && (
              <>
                <p class="soft">{t.linkHint}</p>
                <div>
                  <Button busy={command.busy} onClick={() => void makeLink()}>
                    {t.link}
                  </Button>
                </div>
              </>
            )}
            {may('users:update') && member.id !== me.id && (
              <div>
                {member.status === 'inactive' ? (
                  <Button busy={command.busy} onClick={() => void change('active')}>
                    {t.activate}
                  </Button>
                ) : (
                  <Button kind="danger" busy={command.busy} onClick={() => void change('inactive')}>
                    {t.deactivate}
                  </Button>
                )}
              </div>
            )}
          </>
        )}
        <div class="dialog-foot">
          <Button onClick={onClose}>{common.close}</Button>
        </div>
      </div>
    </Dialog>
  );
}
