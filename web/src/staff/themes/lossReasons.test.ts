import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { lossReason } from './lossReasons';

it('puts a reason into the language that is shown, with what differs', () => {
  expect(lossReason('fr', 'This type of question is not supported.')).toBe('Ce type de question n’est pas pris en charge.');
  expect(lossReason('fr', 'A whole number between 1 and 3 is expected here.')).toBe('Un nombre entier entre 1 et 3 est attendu ici.');
  expect(lossReason('en', 'This property is not known.')).toBe('This property is not known.');
  expect(lossReason('fr', 'Something new.')).toBe('Something new.');
});

it('knows every reason that the reader of theme files gives', () => {
  const folder = '../grains/Content/Import/';
  const source = readdirSync(folder).filter((name) => name.endsWith('.cs')).map((name) => readFileSync(folder + name, 'utf8')).join('\n');
  const reasons = [...source.matchAll(/losses\.(?:Add|Replace)\([^;"]*"([A-Z0-9][^"{]*\.)"\)/g)].map((match) => match[1] ?? '');
  expect(reasons.length).toBeGreaterThan(20);
  expect(reasons.filter((reason) => lossReason('fr', reason) === reason)).toEqual([]);
});
