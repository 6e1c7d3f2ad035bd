import { LinkButton } from '../../design/Button';
import { Failed, Loading } from '../../design/States';
import { api } from '../../lib/app';
import { useTexts } from '../../lib/i18n/texts';
import { useRead } from '../../lib/useRead';
import { Kpis } from '../dashboard/Kpis';
import { useUntilCaughtUp } from '../dashboard/useUntilCaughtUp';
import { useMe } from '../me';
import { homeTexts } from './homeTexts';

/** The key figures of all that this person may see. */
export function HomeFigures() {
  const t = useTexts(homeTexts);
  const { role } = useMe();
  const kpis = useRead((signal) => api.ask('GET /api/analytics/kpis', {}, { signal }), []);
  useUntilCaughtUp(kpis, kpis.data?.stale);
  return (
    <section class="stack">
      <div class="row row-apart">
        <h2>{role === 'teacher' ? t.myFigures : t.school}</h2>
        <LinkButton to="/staff/dashboard" size="small">
          {t.dashboard}
        </LinkButton>
      </div>
      {kpis.data ? <Kpis kpis={kpis.data} /> : kpis.error ? <Failed error={kpis.error} retry={kpis.reload} /> : <Loading />}
    </section>
  );
}
