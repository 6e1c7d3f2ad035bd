import { describe, expect, it } from 'vitest';
import { matchPath, pathTo } from './match';
import { findRoute, type Route } from './routes';

describe('matchPath', () => {
  it('takes the named values out of a path', () => {
    expect(matchPath('/staff/classes/:classId/students/:id', '/staff/classes/l1-a/students/s%201')).toEqual({ classId: 'l1-a', id: 's 1' });
  });

  it('refuses another length or another word', () => {
    expect(matchPath('/staff/classes', '/staff/classes/x')).toBeNull();
    expect(matchPath('/staff/classes', '/staff/themes')).toBeNull();
  });

  it('forgives a slash at the end and a lone percent sign', () => {
    expect(matchPath('/staff/:id', '/staff/50%/')).toEqual({ id: '50%' });
  });
});

describe('pathTo', () => {
  it('is undone by matchPath', () => {
    const path = pathTo('/a/:b', { b: 'x/y é' });
    expect(matchPath('/a/:b', path)).toEqual({ b: 'x/y é' });
  });
});

describe('findRoute', () => {
  const load = () => Promise.reject(new Error('not opened here'));
  const table: Route[] = [
    { path: '/themes/new', load },
    { path: '/themes/:id', load },
  ];

  it('prefers the row that stands first', () => {
    expect(findRoute(table, '/themes/new')?.route.path).toBe('/themes/new');
    expect(findRoute(table, '/themes/t1')?.params).toEqual({ id: 't1' });
  });

  it('knows no other place', () => {
    expect(findRoute(table, '/elsewhere')).toBeNull();
  });
});
