import { useState } from 'preact/hooks';
import { Alert } from '../../design/Alert';
import { Button } from '../../design/Button';
import { Dialog } from '../../design/Dialog';
import { ProblemAlert } from '../../design/ProblemAlert';
import { api } from '../../lib/app';
import { useTexts } from '../../lib/i18n/texts';
import { commonTexts } from '../../lib/texts/common';
import { useCommand } from '../useCommand';
import { studentTexts } from './studentTexts';

/** Replaces a student's access code: for a code that was lost or passed on. */
export function NewCode({ studentId, onClose }: { readonly studentId: string; readonly onClose: () => void }) {
  const t = useTexts(studentTexts);
  const common = useTexts(commonTexts);
  const command = useCommand();
  const [code, setCode] = useState<string | null>(null);

  async function replace() {
    await command.run(async (options) => {
      const answer = await api.ask('POST /api/students/{id}/access-code', { path: { id: studentId } }, options);
      setCode(answer.accessCode);
    });
  }

  return (
    <Dialog title={t.newCodeTitle} onClose={onClose}>
      <div class="stack">
        <ProblemAlert error={command.error} />
        {code === null ? (
          <p>{t.newCodeHint}</p>
        ) : (
          <Alert tone="good" title={t.newCodeDone} loud>
            <code class="code-large">{code}</code>
          </Alert>
        )}
        <div class="dialog-foot">
          <Button onClick={onClose}>{code === null ? common.cancel : common.close}</Button>
          {code === null && (
            <Button kind="danger" busy={command.busy} onClick={() => void replace()}>
              {t.newCode}
            </Button>
          )}
        </div>
      </div>
    </Dialog>
  );
}
