import { useState } from 'preact/hooks';
import { Button } from '../../design/Button';
import { Checkbox } from '../../design/Checkbox';
import { ProblemAlert } from '../../design/ProblemAlert';
import { SearchField } from '../../design/SearchField';
import type { Schemas } from '../../lib/api/schema.gen';
import { everyPage } from '../../lib/api/pages';
import { api } from '../../lib/app';
import { useTexts } from '../../lib/i18n/texts';
import { useRead } from '../../lib/useRead';
import { useMay, useOwnClassesOnly } from '../me';
import { assignmentTexts } from './assignmentTexts';
import './assignments.css';
import { isTarget, toggleTarget, type Target } from './draft';

interface TargetPickerProps {
  readonly classes: readonly Schemas['ClassView'][];
  readonly targets: readonly Target[];
  readonly onTargets: (targets: readonly Target[]) => void;
}

/** Classes and year groups to tick, students to find by name. */
export function TargetPicker({ classes, targets, onTargets }: TargetPickerProps) {
  const t = useTexts(assignmentTexts);
  const may = useMay();
  // A year group reaches beyond one's own classes: the school refuses it then.
  const everybody = !useOwnClassesOnly();
  const promotions = useRead(
    async (signal) =>
      everybody && may('promotions:read') ? everyPage((cursor) => api.ask('GET /api/promotions', { query: { status: 'active', limit: 500, cursor } }, { signal })) : [],
    [],
  );
  const toggle = (target: Target) => onTargets(toggleTarget(targets, target));

  return (
    <div class="stack">
      <Choices title={t.classes} type="class" items={classes} targets={targets} toggle={toggle} />
      <ProblemAlert error={promotions.error} />
      <Choices title={t.promotions} type="promotion" items={promotions.data ?? []} targets={targets} toggle={toggle} />
      {may('students:read') && <Students targets={targets} toggle={toggle} />}
    </div>
  );
}

interface ChoicesProps {
  readonly title: string;
  readonly type: Target['type'];
  readonly items: readonly { readonly id: string; readonly name: string }[];
  readonly targets: readonly Target[];
  readonly toggle: (target: Target) => void;
}

function Choices({ title, type, items, targets, toggle }: ChoicesProps) {
  if (items.length === 0) return null;
  return (
    <fieldset>
      <legend class="field-label">{title}</legend>
      <div class="choices">
        {items.map(({ id, name }) => (
          <Checkbox key={id} label={name} checked={isTarget(targets, { type, id })} onChange={() => toggle({ type, id, label: name })} />
        ))}
      </div>
    </fieldset>
  );
}

function Students({ targets, toggle }: Pick<ChoicesProps, 'targets' | 'toggle'>) {
  const t = useTexts(assignmentTexts);
  const [text, setText] = useState('');
  const found = useRead(
    async (signal) => (text.trim() === '' ? null : api.ask('GET /api/students', { query: { search: text, status: 'active', limit: 8 } }, { signal })),
    [text],
  );
  const chosen = targets.filter((target) => target.type === 'student');
  const others = found.data?.items.filter((student) => !isTarget(targets, { type: 'student', id: student.id })) ?? [];

  return (
    <fieldset class="stack stack-s">
      <legend class="field-label">{t.students}</legend>
      {chosen.length > 0 && (
        <ul role="list" class="row">
          {chosen.map((target) => (
            <li key={target.id}>
              <Button size="small" aria-label={t.removeStudent(target.label)} onClick={() => toggle(target)}>
                {target.label} <span aria-hidden="true">×</span>
              </Button>
            </li>
          ))}
        </ul>
      )}
      <SearchField label={t.findStudent} value={text} onSearch={setText} />
      <ProblemAlert error={found.error} />
      <ul role="list" class="row" aria-live="polite">
        {others.map((student) => (
          <li key={student.id}>
            <Button
              size="small"
              kind="quiet"
              aria-label={t.addStudent(student.displayName)}
              onClick={() => toggle({ type: 'student', id: student.id, label: student.displayName })}
            >
              + {student.displayName}
            </Button>
          </li>
        ))}
        {found.data && found.data.items.length === 0 && <li class="soft">{t.noStudentFound}</li>}
      </ul>
    </fieldset>
  );
}
