import { useState } from 'preact/hooks';
import { Alert } from '../../design/Alert';
import { Badge } from '../../design/Badge';
import { LinkButton } from '../../design/Button';
import { Page } from '../../design/Page';
import { Failed, Loading } from '../../design/States';
import { Tabs } from '../../design/Tabs';
import type { Schemas } from '../../lib/api/schema.gen';
import { api } from '../../lib/app';
import { NOTHING } from '../../lib/i18n/format';
import { useTexts } from '../../lib/i18n/texts';
import { useSearch } from '../../lib/router/location';
import type { ScreenProps } from '../../lib/router/routes';
import { useRead } from '../../lib/useRead';
import { useMay } from '../me';
import { usePeople } from '../usePeople';
import { ReviewActions } from './ReviewActions';
import { STATUS_TONES } from './review';
import { StudentView } from './StudentView';
import { TeacherView } from './TeacherView';
import { ThemeHistory } from './ThemeHistory';
import { themeTexts } from './themeTexts';

type View = 'teacher' | 'student' | 'history';

/** One theme: what is in it, how a student sees it, where it stands in the review. */
export default function ThemePage({ params }: ScreenProps) {
  const t = useTexts(themeTexts);
  const id = params['themeId'] ?? '';
  const theme = useRead((signal) => api.ask('GET /api/themes/{id}', { path: { id } }, { signal }), [id]);
  const back = { to: '/staff/themes', label: t.title };
  if (!theme.data) {
    return (
      <Page title={t.theme} back={back}>
        {theme.error ? <Failed error={theme.error} retry={theme.reload} /> : <Loading />}
      </Page>
    );
  }
  return <Shown theme={theme.data} reload={theme.reload} back={back} />;
}

interface ShownProps {
  readonly theme: Schemas['ThemeView'];
  readonly reload: () => void;
  readonly back: { readonly to: string; readonly label: string };
}

function Shown({ theme, reload, back }: ShownProps) {
  const t = useTexts(themeTexts);
  const may = useMay();
  const author = usePeople()(theme.authorId);
  const [search, setSearch] = useSearch();
  const [changes, setChanges] = useState(0);
  const asked = search.get('view');
  const view: View = asked === 'student' || asked === 'history' ? asked : 'teacher';
  const review = theme.lastReview;

  return (
    <Page
      title={theme.title}
      back={back}
      intro={
        <span class="stack stack-s">
          {theme.content.description && <span>{theme.content.description}</span>}
          <span class="row">
            <Badge tone={STATUS_TONES[theme.status] ?? 'neutral'}>{t.statuses[theme.status] ?? theme.status}</Badge>
            {t.versionOf(theme.version)}
            {author !== NOTHING && <span>· {t.by(author)}</span>}
            {theme.publishedVersion !== null && theme.publishedVersion !== theme.version && <span>· {t.publishedVersion(theme.publishedVersion)}</span>}
            {(theme.content.tags ?? []).map((tag) => (
              <Badge key={tag}>{tag}</Badge>
            ))}
          </span>
        </span>
      }
      actions={
        <>
          {theme.publishedVersion !== null && may('assignments:create') && (
            <LinkButton to={`/staff/assignments/new?theme=${theme.id}`} kind="primary">
              {t.assign}
            </LinkButton>
          )}
          <ReviewActions
            theme={theme}
            onDone={() => {
              reload();
              setChanges((count) => count + 1);
            }}
          />
        </>
      }
    >
      {review?.comment && (
        <Alert tone={review.approved ? 'good' : 'warn'} title={review.approved ? t.approvedNote : t.rejected}>
          {review.comment}
        </Alert>
      )}
      <Tabs<View>
        label={t.views}
        tabs={[
          { id: 'teacher', label: t.tabs.teacher },
          { id: 'student', label: t.tabs.student },
          { id: 'history', label: t.tabs.history },
        ]}
        selected={view}
        onSelect={(next) => setSearch({ view: next === 'teacher' ? null : next })}
      >
        {view === 'teacher' && <TeacherView content={theme.content} />}
        {view === 'student' && <StudentView content={theme.content} />}
        {view === 'history' && <ThemeHistory key={changes} themeId={theme.id} />}
      </Tabs>
    </Page>
  );
}
