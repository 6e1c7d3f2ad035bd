import { expect, it } from 'vitest';
import { readCards } from './cards';

const asked: string[] = [];
const answers: Record<string, unknown> = {
  '6a': { classId: '6a', items: [{ studentId: 's1', displayName: 'Emma Martin', accessCode: 'AAAA' }] },
  '6b': { classId: '6b', items: [] },
  list: { items: [{ id: 's1', classId: '6a' }, { id: 's2', classId: null }], nextCursor: null },
  s2: { id: 's2', displayName: 'Zoé Dupont', accessCode: 'BBBB' },
};
const api = {
  ask: (route: string, request: { path?: { id: string } }) => {
    asked.push(request.path?.id ?? route);
    return Promise.resolve(answers[request.path?.id ?? 'list']);
  },
} as unknown as Parameters<typeof readCards>[0];
const classes = [{ id: '6a', name: '6e A' }, { id: '6b', name: '6e B' }];

it('has a card for every student of the school, those without a class too', async () => {
  const groups = await readCards(api, { classes, withoutClass: 'Sans classe' }, new AbortController().signal);
  expect(groups.map((group) => [group.name, group.codes.map((code) => `${code.displayName} ${code.accessCode}`)])).toEqual([
    ['6e A', ['Emma Martin AAAA']],
    ['Sans classe', ['Zoé Dupont BBBB']],
  ]);
});

it('asks for no more than was wanted', async () => {
  asked.length = 0;
  await readCards(api, { classes: classes.slice(0, 1), withoutClass: null }, new AbortController().signal);
  expect(asked).toEqual(['6a']);
});
