import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { SignedOutError } from '../api/problem';
import { Session } from './session';

const claire = { id: 'claire', tenantId: 'ife-paris', role: 'teacher', displayName: 'Claire Dubois' };
const emma = { id: 'emma', tenantId: 'ife-paris', role: 'student', displayName: 'Emma' };
const json = (body: unknown, status = 200) => new Response(JSON.stringify(body), { status, headers: { 'Content-Type': 'application/json' } });
const token = (value: string, user = claire, expiresIn = 900) => json({ accessToken: value, expiresIn, user });
const refused = () => json({ code: 'auth.invalid_refresh_token', status: 401 }, 401);

type Call = { path: string; body: Record<string, unknown>; headers: Record<string, string> };
let calls: Call[];
let answer: (call: Call) => Response | Promise<Response>;
const fetcher = (async (path: string, request: RequestInit) => {
  const call = { path, body: JSON.parse(String(request.body)) as Record<string, unknown>, headers: request.headers as Record<string, string> };
  calls.push(call);
  return answer(call);
}) as unknown as typeof fetch;

beforeEach(() => {
  calls = [];
  localStorage.clear();
  // Sessions of other tests must not hear this one.
  vi.stubGlobal('BroadcastChannel', undefined);
});
afterEach(() => void vi.unstubAllGlobals());

async function signedIn(): Promise<Session> {
  answer = () => token('t1');
  const session = new Session(fetcher);
  await session.signIn('claire@x', 'secret');
  calls = [];
  return session;
}

describe('signing in', () => {
  it('asks for a cookie and keeps no token where a script could find it', async () => {
    answer = () => token('t1');
    const session = new Session(fetcher);
    await session.signIn('claire@x', 'secret');
    expect(calls[0]?.body).toEqual({ email: 'claire@x', password: 'secret', tenantId: null, session: 'cookie' });
    expect(JSON.stringify({ ...localStorage })).not.toContain('t1');
    expect(session.state.get()).toEqual({ status: 'signed-in', user: claire });
  });

  it('offers the schools of an account that has several', async () => {
    const memberships = [{ tenantId: 'a', tenantName: 'A', role: 'teacher' }];
    answer = () => json({ memberships });
    const session = new Session(fetcher);
    await expect(session.signIn('claire@x', 'secret')).resolves.toEqual({ memberships });
    expect(session.user).toBeNull();
  });

  it('asks for a code and sends it with the same password', async () => {
    const secondFactor = { kind: 'code', secret: null, uri: null };
    answer = (call) => (call.body['code'] === '123456' ? token('t1') : json({ secondFactor }));
    const session = new Session(fetcher);
    await expect(session.signIn('root@x', 'secret')).resolves.toEqual({ secondFactor });
    expect(session.user).toBeNull();
    await expect(session.signIn('root@x', 'secret', null, '123456')).resolves.toBeNull();
    expect(session.user).toEqual(claire);
  });

  it('knows the person again at the next visit without asking anybody', () => {
    localStorage.setItem('studymate.session', JSON.stringify(claire));
    expect(new Session(fetcher).user).toEqual(claire);
    expect(calls).toEqual([]);
  });
});

describe('another school', () => {
  it('is gone on in with the session of the present one', async () => {
    const session = await signedIn();
    const there = { ...claire, tenantId: 'univ-lyon', role: 'direction' };
    answer = () => token('t2', there);
    await session.switchTo('univ-lyon');
    expect(calls).toHaveLength(1);
    expect(calls[0]).toMatchObject({ path: '/api/auth/switch', body: { tenantId: 'univ-lyon', session: 'cookie' } });
    expect(calls[0]?.headers['Authorization']).toBe('Bearer t1');
    expect(session.user).toEqual(there);
    await expect(session.token()).resolves.toBe('t2');
  });

  it('that refuses leaves the session where it is', async () => {
    const session = await signedIn();
    answer = () => json({ code: 'auth.no_membership', status: 403 }, 403);
    await expect(session.switchTo('elsewhere')).rejects.toThrow();
    expect(session.user).toEqual(claire);
    await expect(session.token()).resolves.toBe('t1');
  });
});

describe('the token', () => {
  it('is renewed with the cookie before it ends, once for all who wait', async () => {
    answer = () => token('t1', claire, 10);
    const session = new Session(fetcher);
    await session.signIn('claire@x', 'secret');
    calls = [];
    answer = () => token('t2');
    await expect(Promise.all([session.token(), session.token()])).resolves.toEqual(['t2', 't2']);
    expect(calls).toHaveLength(1);
    expect(calls[0]).toMatchObject({ path: '/api/auth/refresh', body: {} });
    expect(calls[0]?.headers['X-StudyMate-Client']).toBe('browser');
  });

  it('is not renewed again when another request has just done so', async () => {
    const session = await signedIn();
    answer = () => token('t2');
    await session.renew('t1');
    await expect(session.renew('t1')).resolves.toBe('t2');
    expect(calls).toHaveLength(1);
  });
});

describe('a session that ends', () => {
  it('leads to the door when nothing was done on this page yet', async () => {
    localStorage.setItem('studymate.session', JSON.stringify(claire));
    answer = refused;
    const session = new Session(fetcher);
    await expect(session.token()).rejects.toBeInstanceOf(SignedOutError);
    expect(session.state.get()).toEqual({ status: 'signed-out', ended: true });
    expect(localStorage.getItem('studymate.session')).toBeNull();
  });

  it('in the middle of work waits for the person, and goes on where it stopped', async () => {
    const session = await signedIn();
    answer = refused;
    const waiting = session.renew('t1');
    await vi.waitFor(() => expect(session.state.get().status).toBe('expired'));
    answer = () => token('t3');
    await session.signIn('claire@x', 'secret', 'ife-paris');
    await expect(waiting).resolves.toBe('t3');
    expect(session.state.get().status).toBe('signed-in');
  });

  it('never finishes one person’s work in another one’s name', async () => {
    const session = await signedIn();
    answer = refused;
    const waiting = session.renew('t1');
    const outcome = expect(waiting).rejects.toBeInstanceOf(SignedOutError);
    await vi.waitFor(() => expect(session.state.get().status).toBe('expired'));
    answer = () => token('t4', emma);
    await session.signInStudent('ife-paris', 'EMMA-2025');
    await outcome;
    expect(session.user).toEqual(emma);
  });
});

describe('signing out', () => {
  it('closes the session at the server', async () => {
    const session = await signedIn();
    answer = () => new Response(null, { status: 204 });
    await session.signOut();
    expect(calls[0]).toMatchObject({ path: '/api/auth/logout', headers: { Authorization: 'Bearer t1' } });
    expect(session.user).toBeNull();
  });

  it('holds without a network, and tells the server at the next visit', async () => {
    const session = await signedIn();
    answer = () => Promise.reject(new TypeError('Failed to fetch'));
    await session.signOut();
    expect(session.user).toBeNull();
    calls = [];
    answer = () => new Response(null, { status: 204 });
    const later = new Session(fetcher);
    await vi.waitFor(() => expect(localStorage.getItem('studymate.leaving')).toBeNull());
    expect(later.user).toBeNull();
    expect(calls.map((call) => call.path)).toEqual(['/api/auth/logout']);
  });
});
