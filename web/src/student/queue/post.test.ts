import { describe, expect, it, vi } from 'vitest';
import { NetworkError, SignedOutError } from '../../lib/api/problem';
import type { DeviceEvent } from '../contract';
import { postEvents, type Sender } from './post';

const events: DeviceEvent[] = [{ eventId: 'e', studentId: 'emma', deviceId: 'd', clientSeq: 1, type: 'answer.given', occurredAt: '2026-01-05T08:00:00Z' }];
const json = (status: number, body: unknown, headers: Record<string, string> = {}) =>
  new Response(JSON.stringify(body), { status, headers: { 'Content-Type': 'application/json', ...headers } });
const accepted = () => json(202, { accepted: 1, duplicates: 0, rejected: [], position: 5 });

function sender(changes: Partial<Sender> = {}): Sender {
  return {
    user: { id: 'emma', tenantId: 'ife-paris', role: 'student', displayName: 'Emma' },
    token: async () => 'first',
    renew: async () => 'second',
    ...changes,
  };
}

describe('posting a batch', () => {
  it('sends the events with the moment of sending', async () => {
    const post = vi.fn(async () => accepted());
    expect(await postEvents(sender(), 'emma', events, post)).toEqual({ kind: 'taken', answer: { accepted: 1, duplicates: 0, rejected: [], position: 5 } });
    const [body, token] = post.mock.calls[0] as unknown as [string, string];
    expect(token).toBe('first');
    expect(Math.abs(Date.parse(JSON.parse(body).sentAt) - Date.now())).toBeLessThan(5_000);
  });

  it('renews an expired token once and tries again with it', async () => {
    const post = vi.fn(async (_body: string, token: string) => (token === 'first' ? json(401, {}) : accepted()));
    expect((await postEvents(sender(), 'emma', events, post)).kind).toBe('taken');
    expect(post).toHaveBeenCalledTimes(2);
  });

  it('says that the sign-in is over when renewing does', async () => {
    const over = sender({ renew: async () => Promise.reject(new SignedOutError('over')) });
    expect(await postEvents(over, 'emma', events, async () => json(401, {}))).toEqual({ kind: 'signed-out' });
  });

  it('never sends one student’s events with another one’s token', async () => {
    const post = vi.fn(async () => accepted());
    const other = sender({ user: { id: 'louis', tenantId: 'ife-paris', role: 'student', displayName: 'Louis' } });
    expect(await postEvents(other, 'emma', events, post)).toEqual({ kind: 'signed-out' });
    expect(post).not.toHaveBeenCalled();
  });

  it.each([
    ['no network', new TypeError('Failed to fetch')],
    ['a session that cannot be asked', new NetworkError('down')],
    ['no answer in time', new DOMException('late', 'TimeoutError')],
  ])('does not know the outcome with %s', async (_, failure) => {
    expect(await postEvents(sender(), 'emma', events, () => Promise.reject(failure))).toEqual({ kind: 'unreachable' });
  });

  it('does not know the outcome of an answer that breaks off', async () => {
    expect(await postEvents(sender(), 'emma', events, async () => new Response('{"accep', { status: 202 }))).toEqual({ kind: 'unreachable' });
  });

  it.each([
    [400, { kind: 'malformed', code: 'x.y', message: '' }],
    [403, { kind: 'refused', code: 'x.y' }],
    [413, { kind: 'too-large' }],
    [500, { kind: 'unreachable' }],
  ])('reads status %i', async (status, outcome) => {
    expect(await postEvents(sender(), 'emma', events, async () => json(status, { code: 'x.y' }))).toEqual(outcome);
  });

  it.each([429, 503])('waits as a %i asks', async (status) => {
    expect(await postEvents(sender(), 'emma', events, async () => json(status, {}, { 'Retry-After': '7' }))).toEqual({ kind: 'busy', retryAfterMs: 7_000 });
  });
});
