import { LinkButton } from '../../design/Button';
import { Page } from '../../design/Page';
import { Empty, Failed, Loading } from '../../design/States';
import { everyPage } from '../../lib/api/pages';
import { api } from '../../lib/app';
import { useTexts } from '../../lib/i18n/texts';
import { useRead } from '../../lib/useRead';
import { useMay } from '../me';
import { useClasses } from '../useClasses';
import { ClassCards } from './ClassCards';
import { classTexts } from './classTexts';

/** All classes this person may see. */
export default function Classes() {
  const t = useTexts(classTexts);
  const may = useMay();
  const classes = useClasses();
  const promotions = useRead(
    async (signal) => {
      if (!may('promotions:read')) return new Map<string, string>();
      const all = await everyPage((cursor) => api.ask('GET /api/promotions', { query: { limit: 500, cursor } }, { signal }));
      return new Map(all.map((promotion) => [promotion.id, promotion.name]));
    },
    [],
  );

  return (
    <Page title={t.title} intro={t.intro}>
      {!classes.data && (classes.error ? <Failed error={classes.error} retry={classes.reload} /> : <Loading />)}
      {classes.data?.length === 0 && (
        <Empty
          title={t.empty}
          action={
            may('imports:create') ? (
              <LinkButton kind="primary" to="/staff/imports?type=classes">
                {t.import}
              </LinkButton>
            ) : undefined
          }
        >
          {t.emptyHint}
        </Empty>
      )}
      {classes.data && classes.data.length > 0 && <ClassCards classes={classes.data} {...(promotions.data ? { promotions: promotions.data } : {})} />}
    </Page>
  );
}
