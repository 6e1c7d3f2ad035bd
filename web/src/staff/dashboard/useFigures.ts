import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { api } from '../../lib/app';
import type { Schemas } from '../../lib/api/schema.gen';
import { watchFigures, type LiveMode } from '../../lib/live/figures';
import { throttleHighest } from '../../lib/live/throttle';
import { useRead, type Reading } from '../../lib/useRead';
import { useMay } from '../me';
import { daysOf, type Filters } from './filters';
import { useUntilCaughtUp } from './useUntilCaughtUp';

/** All that one look at a class shows, at one position of its facts. */
export interface Figures {
  readonly kpis: Schemas['KpisView'];
  readonly heatmap: Schemas['HeatmapView'];
  /** Null where no class is chosen, or where figures of persons are not for this person. */
  readonly students: readonly Schemas['StudentFigures'][] | null;
}

/** Milliseconds between two reads while a whole class answers. */
const REFRESH_MS = 250;

/** The figures of a class, kept up to date for as long as they are looked at. */
export function useFigures(filters: Filters): { figures: Reading<Figures>; mode: LiveMode } {
  const { classId, themeId } = filters;
  const persons = useMay()('progress:read');
  const { from, to } = daysOf(filters, new Date());
  const [mode, setMode] = useState<LiveMode>('connecting');
  // `round` reads again without a position to wait for.
  const [moved, setMoved] = useState({ atLeast: 0, round: 0 });
  // A read that is under way is left to finish, else figures that move without pause would never be shown on a slow network.
  const reading = useRef(true);
  const wanted = useRef<number | null>(null);
  const refresh = useMemo(() => {
    const read = (position: number) => setMoved((before) => ({ atLeast: Math.max(before.atLeast, position), round: before.round + 1 }));
    return throttleHighest((position) => {
      if (reading.current) wanted.current = Math.max(wanted.current ?? 0, position);
      else read(position);
    }, REFRESH_MS);
  }, []);

  useEffect(() => {
    if (!classId) return;
    const stop = watchFigures(classId, { onChange: (position) => refresh.push(position ?? 0), onMode: setMode });
    return () => {
      stop();
      refresh.stop();
    };
  }, [classId, refresh]);

  const figures = useRead(
    async (signal) => {
      const atLeast = moved.atLeast || undefined;
      const query = { classId: classId ?? undefined, themeId: themeId ?? undefined, from, to, atLeast };
      const [kpis, heatmap, students] = await Promise.all([
        api.ask('GET /api/analytics/kpis', { query }, { signal }),
        api.ask('GET /api/analytics/heatmap', { query }, { signal }),
        classId && persons ? api.ask('GET /api/analytics/students', { query: { ...query, classId } }, { signal }) : null,
      ]);
      return { kpis, heatmap, students: students?.items ?? null };
    },
    [classId, themeId, from, to, persons, moved],
    { keep: true },
  );
  reading.current = figures.loading;
  useUntilCaughtUp(figures, figures.data?.kpis.stale === true || figures.data?.heatmap.stale === true);

  useEffect(() => {
    if (figures.loading || wanted.current === null) return;
    const position = wanted.current;
    wanted.current = null;
    refresh.push(position);
  }, [figures.loading, refresh]);

  return { figures, mode };
}
