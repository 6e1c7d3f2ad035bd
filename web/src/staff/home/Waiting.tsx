import { ProblemAlert } from '../../design/ProblemAlert';
import { api } from '../../lib/app';
import { useTexts } from '../../lib/i18n/texts';
import { Link } from '../../lib/router/Link';
import { useRead } from '../../lib/useRead';
import { useMay } from '../me';
import { homeTexts } from './homeTexts';

/** As many as are counted; beyond that the list itself is the better place. */
const COUNTED = 50;

interface Todo {
  readonly to: string;
  readonly text: string;
}

/** Themes to review, to publish or to finish, imports to check: each leads to where it is done. */
export function Waiting() {
  const t = useTexts(homeTexts);
  const may = useMay();
  const themes = async (query: { status: string; mine?: boolean }, signal: AbortSignal) => {
    const page = await api.ask('GET /api/themes', { query: { ...query, limit: COUNTED } }, { signal });
    return { count: page.items.length, more: page.nextCursor !== null };
  };
  const counts = useRead(async (signal) => {
    const [review, publish, drafts, imports] = await Promise.all([
      may('themes:review') ? themes({ status: 'pending_review' }, signal) : null,
      may('themes:publish') ? themes({ status: 'approved' }, signal) : null,
      may('themes:submit') ? themes({ status: 'draft', mine: true }, signal) : null,
      may('imports:create') ? api.ask('GET /api/imports', { query: { limit: COUNTED } }, { signal }) : null,
    ]);
    const open = imports?.items.filter((item) => item.status === 'previewed' || item.status === 'running').length ?? 0;
    return { review, publish, drafts, open };
  }, []);

  const data = counts.data;
  const todos: Todo[] = [];
  if (data?.review?.count) todos.push({ to: '/staff/themes?status=pending_review', text: t.toReview(t.themes(data.review.count, data.review.more)) });
  if (data?.publish?.count) todos.push({ to: '/staff/themes?status=approved', text: t.toPublish(t.themes(data.publish.count, data.publish.more)) });
  if (data?.drafts?.count) todos.push({ to: '/staff/themes?status=draft&mine=1', text: t.sentBack(t.themes(data.drafts.count, data.drafts.more)) });
  if (data?.open) todos.push({ to: '/staff/imports', text: t.importsOpen(data.open) });

  return (
    <section class="stack stack-s" aria-busy={counts.loading}>
      <h2>{t.waiting}</h2>
      <ProblemAlert error={counts.error} />
      {data && todos.length === 0 && <p class="soft">{t.nothingWaits}</p>}
      <ul role="list" class="stack stack-s">
        {todos.map((todo) => (
          <li key={todo.to}>
            <Link to={todo.to} class="todo">
              <span>{todo.text}</span>
              <span>{t.open}</span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
