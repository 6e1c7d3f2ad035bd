import { LinkButton } from '../../design/Button';
import { Page } from '../../design/Page';
import { Failed, Loading } from '../../design/States';
import { useFormat } from '../../lib/i18n/format';
import { useTexts } from '../../lib/i18n/texts';
import { ClassCards } from '../classes/ClassCards';
import { useMay, useMe } from '../me';
import { useClasses } from '../useClasses';
import { ClusterButton } from './ClusterButton';
import { HomeFigures } from './HomeFigures';
import { homeTexts } from './homeTexts';
import { Running } from './Running';
import { Waiting } from './Waiting';
import './Home.css';

/** The first screen, by role: what waits, how the school or one's classes are doing, and where to go on. */
export default function Home() {
  const t = useTexts(homeTexts);
  const format = useFormat();
  const me = useMe();
  const may = useMay();
  return (
    <Page
      title={t.hello(me.displayName)}
      intro={t.day(format.today())}
      actions={
        <>
          {may('themes:create') && <LinkButton to="/staff/themes/import">{t.importTheme}</LinkButton>}
          {may('imports:create') && <LinkButton to="/staff/imports">{t.importRoster}</LinkButton>}
          {may('system:diagnostic') && <ClusterButton />}
          {may('assignments:create') && (
            <LinkButton to="/staff/assignments/new" kind="primary">
              {t.newMission}
            </LinkButton>
          )}
        </>
      }
    >
      <Waiting />
      {may('analytics:read') && <HomeFigures />}
      {may('classes:read') && <Classes />}
      {may('assignments:read') && <Running />}
    </Page>
  );
}

function Classes() {
  const t = useTexts(homeTexts);
  const classes = useClasses();
  return (
    <section class="stack">
      <h2>{t.classes}</h2>
      {classes.data ? <ClassCards classes={classes.data} /> : classes.error ? <Failed error={classes.error} retry={classes.reload} /> : <Loading />}
    </section>
  );
}
