import { useState } from 'preact/hooks';
import { Alert } from '../../design/Alert';
import { Button, LinkButton } from '../../design/Button';
import { Card } from '../../design/Card';
import { SelectField, TextArea, TextField } from '../../design/Field';
import { Page } from '../../design/Page';
import { ProblemAlert } from '../../design/ProblemAlert';
import { Failed, Loading } from '../../design/States';
import { say } from '../../design/Toasts';
import type { Schemas } from '../../lib/api/schema.gen';
import { everyPage } from '../../lib/api/pages';
import { api } from '../../lib/app';
import { useTexts } from '../../lib/i18n/texts';
import { navigate, useSearch } from '../../lib/router/location';
import { fieldError, useProblemText } from '../../lib/problems/problemText';
import { commonTexts } from '../../lib/texts/common';
import { useRead } from '../../lib/useRead';
import { useOwnClassesOnly } from '../me';
import { useCommand } from '../useCommand';
import { useClasses } from '../useClasses';
import { assignmentTexts } from './assignmentTexts';
import { dueOf, rulesOf, type Draft } from './draft';
import { ANSWER_RELEASES, ASSIGNMENT_MODES, ASSIGNMENT_TYPES, RESULT_POLICIES } from './status';
import { TargetPicker } from './TargetPicker';

/** Hands a theme out: to classes, year groups and students at once. */
export default function NewAssignment() {
  const t = useTexts(assignmentTexts);
  const classes = useClasses();
  const themes = useRead(
    (signal) => everyPage((cursor) => api.ask('GET /api/themes', { query: { status: 'published', limit: 500, cursor } }, { signal })),
    [],
  );
  const error = classes.error ?? themes.error;
  return (
    <Page title={t.new} intro={t.newIntro} back={{ to: '/staff/assignments', label: t.title }} narrow>
      {classes.data && themes.data ? (
        <Form classes={classes.data} themes={themes.data} />
      ) : error !== null ? (
        <Failed
          error={error}
          retry={() => {
            classes.reload();
            themes.reload();
          }}
        />
      ) : (
        <Loading />
      )}
    </Page>
  );
}

interface FormProps {
  readonly classes: readonly Schemas['ClassView'][];
  readonly themes: readonly Schemas['ThemeItem'][];
}

function Form({ classes, themes }: FormProps) {
  const t = useTexts(assignmentTexts);
  const common = useTexts(commonTexts);
  const describe = useProblemText();
  const command = useCommand();
  const ownClassesOnly = useOwnClassesOnly();
  const [search] = useSearch();
  const [draft, setDraft] = useState<Draft>(() => firstDraft(search, classes, themes));
  const [missing, setMissing] = useState(false);
  const set = (changes: Partial<Draft>) => setDraft((before) => ({ ...before, ...changes }));
  const wrong = (field: string) => fieldError(command.error, field, describe);

  async function create() {
    setMissing(draft.targets.length === 0);
    if (draft.targets.length === 0) return;
    await command.run(async (options) => {
      const body = {
        title: draft.title,
        type: draft.type,
        themeId: draft.themeId,
        mode: draft.mode,
        due: dueOf(draft),
        dueAt: null,
        instructions: draft.instructions.trim() || null,
        targets: draft.targets.map(({ type, id }) => ({ type, id })),
        draft: null,
        ...rulesOf(draft),
      };
      const created = await api.ask('POST /api/assignments', { body }, options);
      say(t.created(created.studentCount));
      navigate(`/staff/assignments/${created.id}`);
    });
  }

  function chooseTheme(themeId: string) {
    const before = themes.find((theme) => theme.id === draft.themeId)?.title ?? '';
    const after = themes.find((theme) => theme.id === themeId)?.title ?? '';
    // A title that nobody has changed follows the theme.
    set({ themeId, ...(draft.title === before ? { title: after } : {}) });
  }

  return (
    <form
      class="stack stack-l"
      onSubmit={(event) => {
        event.preventDefault();
        void create();
      }}
    >
      <ProblemAlert error={command.error} />
      <Card>
        <div class="stack">
          <SelectField
            label={t.theme}
            required
            value={draft.themeId}
            options={[{ value: '', label: themes.length === 0 ? t.noThemes : t.chooseTheme }, ...themes.map(({ id, title }) => ({ value: id, label: title }))]}
            onValue={chooseTheme}
            error={wrong('themeId')}
          />
          <TextField label={t.name} hint={t.nameHint} required maxLength={200} value={draft.title} onValue={(title) => set({ title })} error={wrong('title')} />
          <div class="grid">
            <SelectField
              label={t.type}
              value={draft.type}
              options={ASSIGNMENT_TYPES.map((value) => ({ value, label: t.types[value] ?? value }))}
              onValue={(type) => set({ type })}
              error={wrong('type')}
            />
            <SelectField
              label={t.mode}
              value={draft.mode}
              options={ASSIGNMENT_MODES.map((value) => ({ value, label: t.modes[value] ?? value }))}
              onValue={(mode) => set({ mode })}
              error={wrong('mode')}
            />
          </div>
          <div class="grid">
            <TextField label={t.due} type="date" optional={common.optional} hint={t.dueHint} value={draft.day} onValue={(day) => set({ day })} error={wrong('due')} />
            {draft.day !== '' && <TextField label={t.dueTime} type="time" optional={common.optional} value={draft.time} onValue={(time) => set({ time })} />}
          </div>
          {draft.mode === 'pre-examen' ? (
            <SelectField
              label={t.release}
              hint={t.releaseHint}
              value={draft.answersRelease}
              options={ANSWER_RELEASES.map((value) => ({ value, label: t.releases[value] ?? value }))}
              onValue={(answersRelease) => set({ answersRelease })}
              error={wrong('answersRelease')}
            />
          ) : (
            <SelectField
              label={t.result}
              value={draft.result}
              options={RESULT_POLICIES.map((value) => ({ value, label: t.results[value] ?? value }))}
              onValue={(result) => set({ result })}
              error={wrong('result')}
            />
          )}
          <TextArea
            label={t.instructions}
            optional={common.optional}
            maxLength={1000}
            value={draft.instructions}
            onValue={(instructions) => set({ instructions })}
            error={wrong('instructions')}
          />
        </div>
      </Card>
      <Card title={t.targets}>
        <div class="stack">
          <p class="soft">{ownClassesOnly ? t.targetsHintOwn : t.targetsHint}</p>
          {missing && (
            <Alert tone="warn" loud>
              {t.noTarget}
            </Alert>
          )}
          <TargetPicker
            classes={classes}
            targets={draft.targets}
            onTargets={(targets) => {
              set({ targets });
              setMissing(false);
            }}
          />
        </div>
      </Card>
      <div class="row">
        <Button type="submit" kind="primary" size="large" busy={command.busy}>
          {t.create}
        </Button>
        <LinkButton to="/staff/assignments" kind="quiet">
          {common.cancel}
        </LinkButton>
      </div>
    </form>
  );
}

/** What the way here has chosen already: a theme, a class, an occasion. */
function firstDraft(search: URLSearchParams, classes: FormProps['classes'], themes: FormProps['themes']): Draft {
  const theme = themes.find((candidate) => candidate.id === search.get('theme'));
  const target = classes.find((candidate) => candidate.id === search.get('class'));
  const mode = search.get('mode') ?? '';
  return {
    title: theme?.title ?? '',
    themeId: theme?.id ?? '',
    type: 'quiz',
    mode: (ASSIGNMENT_MODES as readonly string[]).includes(mode) ? mode : 'post-cours',
    result: 'best',
    answersRelease: 'completion',
    day: '',
    time: '',
    instructions: '',
    targets: target ? [{ type: 'class', id: target.id, label: target.name }] : [],
  };
}
