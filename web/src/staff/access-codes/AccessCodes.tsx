import { Button } from '../../design/Button';
import { SelectField } from '../../design/Field';
import { Page } from '../../design/Page';
import { Empty, Failed, Loading } from '../../design/States';
import type { Schemas } from '../../lib/api/schema.gen';
import { api } from '../../lib/app';
import { useTexts } from '../../lib/i18n/texts';
import { useSearch } from '../../lib/router/location';
import { useRead } from '../../lib/useRead';
import { useMe, useOwnClassesOnly } from '../me';
import { useClasses } from '../useClasses';
import { readCards } from './cards';
import { CodeCard } from './CodeCard';
import { codeTexts } from './codeTexts';
import './accessCodes.css';

/** The codes with which students sign in, as cards to print: of a class, or of everybody that this person may hand them to. */
export default function AccessCodes() {
  const t = useTexts(codeTexts);
  const classes = useClasses();
  const [search, setSearch] = useSearch();
  const classId = search.get('class') ?? '';
  if (!classes.data) return <Page title={t.title}>{classes.error ? <Failed error={classes.error} retry={classes.reload} /> : <Loading />}</Page>;
  return <Shown classes={classes.data} classId={classId} choose={(id) => setSearch({ class: id })} />;
}

interface ShownProps {
  readonly classes: readonly Schemas['ClassView'][];
  readonly classId: string;
  readonly choose: (classId: string) => void;
}

function Shown({ classes, classId, choose }: ShownProps) {
  const t = useTexts(codeTexts);
  const { tenantId } = useMe();
  const ownClassesOnly = useOwnClassesOnly();
  const cards = useRead(
    (signal) =>
      readCards(
        api,
        classId === '' ? { classes, withoutClass: ownClassesOnly ? null : t.withoutClass } : { classes: classes.filter(({ id }) => id === classId), withoutClass: null },
        signal,
      ),
    [classId, classes],
  );
  const count = cards.data?.reduce((sum, group) => sum + group.codes.length, 0) ?? 0;

  return (
    <Page
      title={t.title}
      intro={t.intro}
      actions={
        count > 0 && (
          <Button kind="primary" onClick={() => window.print()}>
            {t.print(count)}
          </Button>
        )
      }
    >
      <form class="filters" aria-label={t.filters} onSubmit={(event) => event.preventDefault()}>
        <SelectField
          label={t.class}
          value={classId}
          options={[{ value: '', label: t.everybody }, ...classes.map(({ id, name }) => ({ value: id, label: name }))]}
          onValue={choose}
        />
      </form>
      {!cards.data && (cards.error ? <Failed error={cards.error} retry={cards.reload} /> : <Loading />)}
      {cards.data?.length === 0 && <Empty title={t.empty}>{t.emptyHint}</Empty>}
      {cards.data?.map((group) => (
        <section key={group.id} class="code-group">
          <h2>{group.name}</h2>
          <ul role="list" class="code-cards">
            {group.codes.map((student) => (
              <CodeCard key={student.studentId} student={student} className={group.name} school={tenantId} origin={window.location.origin} />
            ))}
          </ul>
        </section>
      ))}
    </Page>
  );
}
