import { describe, expect, it } from 'vitest';
import { cacheName, outdated, routeOf, type Shell } from './routing';

const shell: Shell = { version: 'v2', page: '/index.html', entry: '/assets/app-1.js', files: ['/assets/app-1.js', '/index.html'] };
const route = (path: string, changes: { method?: string; mode?: string; origin?: string } = {}) =>
  routeOf({ method: 'GET', mode: 'cors', url: `${changes.origin ?? 'https://school.fr'}${path}`, ...changes }, 'https://school.fr', shell);

describe('the service worker', () => {
  it.each(['/api/student/missions', '/api', '/hubs/figures', '/openapi/v1.json', '/admin/orleans/'])('never touches %s', (path) => {
    expect(route(path)).toBe('network');
    expect(route(path, { mode: 'navigate' })).toBe('network');
  });

  it('opens every screen without a network', () => {
    expect(route('/student/mission/a1', { mode: 'navigate' })).toBe('page');
    expect(route('/', { mode: 'navigate' })).toBe('page');
  });

  it('serves only the files of its own build', () => {
    expect(route('/assets/app-1.js')).toBe('shell');
    expect(route('/assets/staff-9.js')).toBe('network');
    expect(route('/assets/app-1.js', { origin: 'https://elsewhere.fr' })).toBe('network');
  });

  it('leaves everything but reading to the network', () => {
    expect(route('/assets/app-1.js', { method: 'POST' })).toBe('network');
  });

  it('does not mistake an address that only begins like the API', () => {
    expect(route('/apidays', { mode: 'navigate' })).toBe('page');
  });

  it('drops the caches of other builds and nothing else', () => {
    expect(outdated(['studymate-shell-v1', cacheName(shell), 'other'], shell)).toEqual(['studymate-shell-v1']);
  });
});
