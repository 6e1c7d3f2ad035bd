import { expect, it } from 'vitest';
import { codeAddress, codeOf } from './studentCode';

it('brings school and code from the card to the form, and neither to a server', () => {
  const address = new URL(codeAddress('https://studymate.example', { school: 'ife-paris', code: '7K3M-Q9TX-2B4D' }));
  expect(address.pathname + address.search).toBe('/student');
  expect(codeOf(address.hash)).toEqual({ school: 'ife-paris', code: '7K3M-Q9TX-2B4D' });
});

it('takes nothing from another fragment', () => {
  expect([codeOf(''), codeOf('#main'), codeOf('#school=ife-paris'), codeOf('#school=a&code=%20')]).toEqual([null, null, null, null]);
});
