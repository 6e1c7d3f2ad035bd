import { beforeEach, describe, expect, it, vi } from 'vitest';
import { addressOf, ApiClient, connection, type TokenSource } from './client';
import { Intent } from './keys';
import { ApiError, NetworkError } from './problem';

const tokens = (renewed = 'second'): TokenSource => ({ token: async () => 'first', renew: vi.fn(async () => renewed) });
const json = (body: unknown, status = 200, headers: Record<string, string> = {}) =>
  new Response(JSON.stringify(body), { status, headers: { 'Content-Type': 'application/json', ...headers } });
const problem = (status: number, code: string) => json({ status, code, title: '', type: 'about:blank' }, status);
const header = (call: unknown[], name: string) => ((call[1] as RequestInit).headers as Record<string, string>)[name];

let answers: (() => Response | Promise<Response>)[];
const fetcher = vi.fn<(address: string, request: RequestInit) => Promise<Response>>();
const waits: number[] = [];
const client = (source: TokenSource = tokens()) =>
  new ApiClient(source, fetcher as unknown as typeof fetch, async (milliseconds) => {
    waits.push(milliseconds);
  });

beforeEach(() => {
  answers = [];
  waits.length = 0;
  fetcher.mockReset();
  fetcher.mockImplementation(async () => {
    const next = answers.shift();
    if (!next) throw new Error('one request too many');
    return next();
  });
});

const lost = () => Promise.reject(new TypeError('Failed to fetch'));
const submit = { path: { id: 't1' }, body: { comment: null } } as const;

describe('a command', () => {
  it('is repeated with the same key until it is answered', async () => {
    answers = [lost, () => problem(503, 'server.unavailable'), () => json({ id: 't1' })];
    await client().ask('POST /api/themes/{id}/submit', submit);
    const keys = fetcher.mock.calls.map((call) => header(call, 'Idempotency-Key'));
    expect(keys).toHaveLength(3);
    expect(new Set(keys).size).toBe(1);
  });

  it('keeps its key for the next press of the button when no answer came at all', async () => {
    answers = Array.from({ length: 20 }, () => lost);
    const intent = new Intent();
    await expect(client().ask('POST /api/themes/{id}/submit', submit, { intent })).rejects.toBeInstanceOf(NetworkError);
    answers = [() => json({ id: 't1' })];
    await client().ask('POST /api/themes/{id}/submit', submit, { intent });
    const keys = fetcher.mock.calls.map((call) => header(call, 'Idempotency-Key'));
    expect(new Set(keys).size).toBe(1);
  });

  it('takes a new key after a refusal, and for other content', async () => {
    const intent = new Intent();
    answers = [() => problem(409, 'theme.not_draft'), lost, ...Array.from({ length: 20 }, () => lost)];
    await expect(client().ask('POST /api/themes/{id}/submit', submit, { intent })).rejects.toBeInstanceOf(ApiError);
    await expect(client().ask('POST /api/themes/{id}/submit', submit, { intent })).rejects.toBeInstanceOf(NetworkError);
    answers = [() => json({})];
    await client().ask('POST /api/themes/{id}/submit', { ...submit, body: { comment: 'other' } }, { intent });
    const keys = fetcher.mock.calls.map((call) => header(call, 'Idempotency-Key'));
    expect(keys[0]).not.toBe(keys[1]);
    expect(keys.at(-1)).not.toBe(keys[1]);
  });

  it('is repeated when the answer breaks off', async () => {
    const broken = () => new Response('{"id":', { headers: { 'Content-Type': 'application/json' } });
    answers = [broken, () => json({ id: 't1' })];
    await expect(client().ask('POST /api/themes/{id}/submit', submit)).resolves.toEqual({ id: 't1' });
  });

  it('is not repeated after a refusal', async () => {
    answers = [() => problem(403, 'access.denied')];
    await expect(client().ask('POST /api/themes/{id}/submit', submit)).rejects.toMatchObject({ code: 'access.denied' });
    expect(fetcher).toHaveBeenCalledTimes(1);
  });
});

describe('an ended token', () => {
  it('is renewed once, silently', async () => {
    const source = tokens('second');
    answers = [() => problem(401, 'auth.token_expired'), () => json({ id: 'me' })];
    await expect(client(source).ask('GET /api/me')).resolves.toEqual({ id: 'me' });
    expect(source.renew).toHaveBeenCalledWith('first');
    expect(header(fetcher.mock.calls[1] ?? [], 'Authorization')).toBe('Bearer second');
  });

  it('is reported when the new one is refused too', async () => {
    answers = [() => problem(401, 'auth.token_expired'), () => problem(401, 'auth.revoked')];
    await expect(client().ask('GET /api/me')).rejects.toMatchObject({ status: 401 });
  });
});

describe('a read', () => {
  it('carries no key and gives up sooner than a command', async () => {
    answers = Array.from({ length: 20 }, () => lost);
    await expect(client().ask('GET /api/me')).rejects.toBeInstanceOf(NetworkError);
    const reads = fetcher.mock.calls.length;
    expect(header(fetcher.mock.calls[0] ?? [], 'Idempotency-Key')).toBeUndefined();
    fetcher.mockClear();
    await expect(client().ask('POST /api/themes/{id}/submit', submit)).rejects.toBeInstanceOf(NetworkError);
    expect(fetcher.mock.calls.length).toBeGreaterThan(reads);
  });

  it('waits as long as the server asks', async () => {
    answers = [() => json({ code: 'server.overloaded', retryAfterSeconds: 5 }, 503), () => json({})];
    await client().ask('GET /api/me');
    expect(waits[0]).toBeGreaterThanOrEqual(4_000);
  });

  it('stops when the asker has gone', async () => {
    const controller = new AbortController();
    answers = [
      () => {
        controller.abort();
        return lost();
      },
    ];
    await expect(client().ask('GET /api/me', {}, { signal: controller.signal })).rejects.toMatchObject({ name: 'AbortError' });
    expect(fetcher).toHaveBeenCalledTimes(1);
  });
});

it('tells the shell whether the server answers', async () => {
  answers = [lost, () => json({})];
  const heard: string[] = [];
  const stop = connection.subscribe((state) => heard.push(state));
  await client().ask('GET /api/me');
  stop();
  expect(heard).toEqual(['down', 'up']);
});

it('writes addresses without empty filters and with values encoded', () => {
  expect(addressOf('/api/classes/{id}/students', { id: 'a/b' }, { search: 'Zoé L', status: '', limit: 5, cursor: undefined })).toBe(
    '/api/classes/a%2Fb/students?search=Zo%C3%A9+L&limit=5',
  );
});
