import { expect, it } from 'vitest';
import { Format } from './format';
import { chooseLang } from './lang';
import { plural } from './texts';

const fr = new Format('fr');
const en = new Format('en');
/** The narrow spaces of French typography, as plain ones. */
const plain = (text: string) => text.replace(/[\u202f\u00a0]/g, ' ');

it('writes scores and mastery as each language does', () => {
  expect(plain(fr.percent(58.1))).toBe('58,1 %');
  expect(en.percent(58.1)).toBe('58.1%');
  expect(plain(fr.mastery(0.785))).toBe('79 %');
});

it('shows nothing where there is nothing, but shows zero', () => {
  expect([fr.percent(null), fr.mastery(undefined), fr.day(''), fr.due(null), fr.ago(null)]).toEqual(['–', '–', '–', '–', '–']);
  expect(plain(fr.percent(0))).toBe('0 %');
});

it('never moves a school day across a time zone', () => {
  expect(fr.day('2026-03-01')).toBe('1 mars 2026');
  expect(en.day('2026-03-01')).toBe('1 Mar 2026');
});

it('says when something is due: a day, or a day and a time of the school', () => {
  expect(fr.due('2026-06-30')).toBe('30 juin 2026');
  expect(fr.due('2026-06-30T08:15')).toBe('30 juin 2026, 8 h 15');
  expect(en.due('2026-06-30T08:15')).toBe('30 Jun 2026, 08:15');
});

it('says roughly how long ago, and never in the future', () => {
  const now = Date.parse('2026-03-10T12:00:00Z');
  expect(fr.ago('2026-03-10T11:59:30Z', now)).toBe('il y a 30 secondes');
  expect(en.ago('2026-03-07T12:00:00Z', now)).toBe('3 days ago');
  expect(en.ago('2026-03-10T12:05:00Z', now)).toBe('now');
});

it('says how long something took', () => {
  expect([fr.duration(42), fr.duration(1_992), fr.duration(3_900)].map(plain)).toEqual(['42 s', '33 min', '1 h 05']);
});

it('counts as each language does: zero is singular in French, plural in English', () => {
  expect(plural('fr', 0, 'élève', 'élèves')).toBe('0 élève');
  expect(plural('en', 0, 'student', 'students')).toBe('0 students');
  expect(plural('fr', 2, 'élève', 'élèves')).toBe('2 élèves');
});

it('speaks the language chosen, else the browser’s, else French', () => {
  expect(chooseLang('en', ['fr-FR'])).toBe('en');
  expect(chooseLang(null, ['de-DE', 'en-US', 'fr'])).toBe('en');
  expect(chooseLang('xx', ['ja'])).toBe('fr');
});
