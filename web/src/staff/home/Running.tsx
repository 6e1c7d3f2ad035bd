import { Card } from '../../design/Card';
import { Progress } from '../../design/Progress';
import { Failed, Loading } from '../../design/States';
import { api } from '../../lib/app';
import { useFormat } from '../../lib/i18n/format';
import { useTexts } from '../../lib/i18n/texts';
import { Link } from '../../lib/router/Link';
import { useRead } from '../../lib/useRead';
import { homeTexts } from './homeTexts';

const SHOWN = 5;

/** The latest assignments that students have, whether somebody has opened them or not. */
export function Running() {
  const t = useTexts(homeTexts);
  const format = useFormat();
  const running = useRead((signal) => api.ask('GET /api/assignments', { query: { status: 'running', limit: SHOWN } }, { signal }), []);
  return (
    <Card title={t.missions} actions={<Link to="/staff/assignments?status=running">{t.allMissions}</Link>}>
      {!running.data && (running.error ? <Failed error={running.error} retry={running.reload} /> : <Loading />)}
      {running.data?.items.length === 0 && <p class="soft">{t.noMissions}</p>}
      <ul role="list">
        {running.data?.items.map(({ id, title, due, counters }) => (
          <li key={id}>
            <div class="home-mission">
              <span>
                <Link to={`/staff/assignments/${id}`}>{title}</Link>
                {due && <span class="soft"> · {t.due(format.due(due))}</span>}
              </span>
              <Progress
                label={t.done(format.number(counters.completed), format.number(counters.assigned))}
                value={counters.completed}
                max={counters.assigned}
                text={`${format.number(counters.completed)} / ${format.number(counters.assigned)}`}
              />
            </div>
          </li>
        ))}
      </ul>
    </Card>
  );
}
