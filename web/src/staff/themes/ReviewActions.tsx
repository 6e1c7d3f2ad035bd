import { useState } from 'preact/hooks';
import { Button } from '../../design/Button';
import { Dialog } from '../../design/Dialog';
import { TextArea } from '../../design/Field';
import { Menu } from '../../design/Menu';
import { ProblemAlert } from '../../design/ProblemAlert';
import { say } from '../../design/Toasts';
import { api } from '../../lib/app';
import { useTexts } from '../../lib/i18n/texts';
import { commonTexts } from '../../lib/texts/common';
import { useMe } from '../me';
import { useCommand } from '../useCommand';
import { actionsFor, type ReviewAction } from './review';
import { themeTexts } from './themeTexts';

interface ReviewActionsProps {
  readonly theme: { readonly id: string; readonly status: string; readonly authorId: string };
  readonly onDone: () => void;
}

/** The next steps of the review that this person may take. */
export function ReviewActions({ theme, onDone }: ReviewActionsProps) {
  const t = useTexts(themeTexts);
  const actions = actionsFor(theme, useMe());
  const [chosen, setChosen] = useState<ReviewAction | null>(null);
  const [first, ...others] = actions;
  return (
    <>
      {first && <Step action={first} onChoose={setChosen} />}
      {others.length === 1 && others[0] && <Step action={others[0]} onChoose={setChosen} />}
      {others.length > 1 && (
        <Menu
          label={t.more}
          items={others.map((action) => ({ id: action, label: t.actions[action], danger: action === 'archive', onChoose: () => setChosen(action) }))}
        />
      )}
      {chosen && (
        <ReviewDialog
          themeId={theme.id}
          action={chosen}
          onClose={() => setChosen(null)}
          onDone={() => {
            setChosen(null);
            onDone();
          }}
        />
      )}
    </>
  );
}

function Step({ action, onChoose }: { readonly action: ReviewAction; readonly onChoose: (action: ReviewAction) => void }) {
  const t = useTexts(themeTexts);
  return (
    <Button kind={action === 'archive' || action === 'reject' ? 'danger' : 'plain'} onClick={() => onChoose(action)}>
      {t.actions[action]}
    </Button>
  );
}

interface ReviewDialogProps {
  readonly themeId: string;
  readonly action: ReviewAction;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

function ReviewDialog({ themeId, action, onClose, onDone }: ReviewDialogProps) {
  const t = useTexts(themeTexts);
  const common = useTexts(commonTexts);
  const command = useCommand();
  const [comment, setComment] = useState('');
  const required = action === 'reject';

  async function act() {
    const done = await command.run((options) =>
      api.ask(`POST /api/themes/{id}/${action}`, { path: { id: themeId }, body: { comment: comment.trim() || null } }, options),
    );
    if (!done) return;
    say(t.actionDone[action]);
    onDone();
  }

  return (
    <Dialog title={t.actionTitles[action]} onClose={onClose}>
      <form
        class="stack"
        onSubmit={(event) => {
          event.preventDefault();
          void act();
        }}
      >
        <p>{t.actionHints[action]}</p>
        <ProblemAlert error={command.error} />
        <TextArea label={t.comment} optional={required ? undefined : common.optional} required={required} maxLength={1000} value={comment} onValue={setComment} />
        <div class="dialog-foot">
          <Button onClick={onClose}>{common.cancel}</Button>
          <Button type="submit" kind={action === 'archive' ? 'danger' : 'primary'} busy={command.busy}>
            {t.actions[action]}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
