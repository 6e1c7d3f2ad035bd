import { useState } from 'preact/hooks';
import { Button } from '../../design/Button';
import { Checkbox } from '../../design/Checkbox';
import { Dialog } from '../../design/Dialog';
import { SelectField, TextField } from '../../design/Field';
import { ProblemAlert } from '../../design/ProblemAlert';
import { say } from '../../design/Toasts';
import type { Schemas } from '../../lib/api/schema.gen';
import { api } from '../../lib/app';
import { useTexts } from '../../lib/i18n/texts';
import { fieldError, useProblemText } from '../../lib/problems/problemText';
import { commonTexts } from '../../lib/texts/common';
import { useCommand } from '../useCommand';
import { studentTexts } from './studentTexts';

interface StudentFormProps {
  /** The student to change; absent for a new one. */
  readonly student?: Schemas['StudentView'];
  readonly classes: readonly { readonly id: string; readonly name: string }[];
  readonly classId?: string | null;
  readonly onClose: () => void;
  readonly onSaved: () => void;
}

/** Adds a student or changes one. A refusal keeps what was typed and names the field. */
export function StudentForm({ student, classes, classId = null, onClose, onSaved }: StudentFormProps) {
  const t = useTexts(studentTexts);
  const common = useTexts(commonTexts);
  const describe = useProblemText();
  const command = useCommand();
  const [firstName, setFirstName] = useState(student?.firstName ?? '');
  const [lastName, setLastName] = useState(student?.lastName ?? '');
  const [email, setEmail] = useState(student?.email ?? '');
  const [chosenClass, setChosenClass] = useState(student ? (student.classId ?? '') : (classId ?? ''));
  const [consentSharing, setConsent] = useState(student?.consentSharing ?? false);
  const [active, setActive] = useState(student ? student.status === 'active' : true);
  const wrong = (field: string) => fieldError(command.error, field, describe);

  async function save() {
    const common = { firstName, lastName, email: email || null, classId: chosenClass || null, consentSharing };
    const saved = await command.run((options) =>
      student
        ? api.ask('PATCH /api/students/{id}', { path: { id: student.id }, body: { ...common, status: active ? 'active' : 'inactive' } }, options)
        : api.ask('POST /api/students', { body: common }, options),
    );
    if (!saved) return;
    say(t.saved);
    onSaved();
  }

  return (
    <Dialog title={student ? t.editTitle : t.add} onClose={onClose}>
      <form
        class="stack"
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <ProblemAlert error={command.error} />
        <TextField label={t.firstName} required value={firstName} onValue={setFirstName} error={wrong('firstName')} />
        <TextField label={t.lastName} required value={lastName} onValue={setLastName} error={wrong('lastName')} />
        <TextField label={t.email} type="email" optional={common.optional} value={email} onValue={setEmail} error={wrong('email')} />
        <SelectField
          label={t.class}
          value={chosenClass}
          options={[{ value: '', label: t.noClass }, ...classes.map(({ id, name }) => ({ value: id, label: name }))]}
          onValue={setChosenClass}
          error={wrong('classId')}
        />
        <Checkbox label={t.consent} hint={t.consentHint} checked={consentSharing} onChange={setConsent} />
        {student && <Checkbox label={t.statuses['active'] ?? ''} checked={active} onChange={setActive} />}
        <div class="dialog-foot">
          <Button onClick={onClose}>{common.cancel}</Button>
          <Button type="submit" kind="primary" busy={command.busy}>
            {common.save}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
