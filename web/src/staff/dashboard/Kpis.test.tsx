import { beforeEach, expect, it } from 'vitest';
import type { Schemas } from '../../lib/api/schema.gen';
import { lang } from '../../lib/i18n/lang';
import { mount } from '../../testing/mount';
import { HeatmapCard } from './HeatmapCard';
import { Kpis } from './Kpis';
import { StudentsCard } from './StudentsCard';

beforeEach(() => lang.set('fr'));

const empty: Schemas['KpisView'] = {
  students: { total: 0, active: 0, activeRate: 0 },
  performance: { averageScore: 0, successRate: 0, averageMastery: 0, results: 0 },
  sessions: { total: 0, completed: 0, completionRate: 0, totalTimeHours: 0 },
  assignments: { total: 0, active: 0, completed: 0 },
  from: '2026-03-01',
  to: '2026-03-30',
  position: 1,
};
/** What a person reads, whatever kind of space stands before the sign. */
const read = (root: HTMLElement) => (root.textContent ?? '').replace(/\s/g, ' ');

it('shows no figure for a period in which nothing happened', async () => {
  expect(read(await mount(<Kpis kpis={empty} />))).not.toContain('0 %');
});

it('shows a real zero', async () => {
  const root = await mount(<Kpis kpis={{ ...empty, performance: { ...empty.performance, results: 2 } }} />);
  expect(read(root)).toContain('0 % de réussite');
});

it('says of figures that are still being computed that they will change', async () => {
  expect(read(await mount(<Kpis kpis={empty} />))).not.toContain('en cours de calcul');
  expect(read(await mount(<Kpis kpis={{ ...empty, stale: true }} />))).toContain('en cours de calcul');
});

it('shows no score and no mastery of a student without any', async () => {
  const student = { studentId: 's1', displayName: 'Emma', status: 'active', lastActivityAt: null, averageScore: 0, mastery: 0, sessions: 1, attempts: 0, isMasteryKnown: false };
  expect(read(await mount(<StudentsCard students={[student]} />))).not.toContain('0 %');
});

it('calls nothing critical that a single student failed', async () => {
  const theme = { themeId: 't', title: 'Os', attempts: 1, failureRate: 100, averageScore: 10, level: 'medium', needsRemediation: false, studentCount: 1 };
  const heatmap = { themes: [theme as Schemas['HeatmapTheme']], from: '2026-03-01', to: '2026-03-30', position: 1 };
  const root = await mount(<HeatmapCard heatmap={heatmap} classId={null} onFacts={() => undefined} />);
  const cell = root.querySelector('.heat-cell');
  expect(cell?.textContent).toContain('Trop peu pour juger');
  expect(cell?.className).toBe('heat-cell');
});
