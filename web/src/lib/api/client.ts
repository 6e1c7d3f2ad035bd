import { createStore } from '../store';
import { Intent } from './keys';
import { ApiError, NetworkError, problemOf } from './problem';
import { isTransient, pauseBefore, sleep } from './retry';
import type { Routes } from './schema.gen';

/** What the client needs from the session: a token that is good now, and another one after a 401. */
export interface TokenSource {
  /** A token for the next request, renewed first when it is about to end; null when nobody is signed in. */
  token(): Promise<string | null>;
  /** Called when the server refused `refused`: renews it, or asks the person to sign in again. Rejects when that fails. */
  renew(refused: string | null): Promise<string>;
}

export interface AskOptions {
  readonly signal?: AbortSignal | undefined;
  /** For commands: what the person wants, kept by the form. Without it each call is an intent of its own. */
  readonly intent?: Intent | undefined;
  readonly headers?: Readonly<Record<string, string>> | undefined;
}

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
type Part<K extends string, T> = undefined extends T ? { readonly [P in K]?: undefined } : { readonly [P in K]: T };
type QueryPart<T> = undefined extends T ? { readonly query?: undefined } : { readonly query?: T };
export type RouteName = keyof Routes;
/** What goes into a route: the values of its path, its query and its body. */
export type Input<R extends RouteName> = Part<'path', Routes[R]['path']> & QueryPart<Routes[R]['query']> & Part<'body', Routes[R]['body']>;
/** What comes out of it. */
export type Answer<R extends RouteName> = Routes[R]['answer'];
type Args<R extends RouteName> = object extends Input<R> ? [input?: Input<R>, options?: AskOptions] : [input: Input<R>, options?: AskOptions];

type Request = RequestInit & { readonly method: Method; readonly headers: Record<string, string> };
type Reader<T> = (response: Response) => T | Promise<T>;

/** Whether the server answered the last request; the shell tells the person when it does not. */
export type Connection = 'up' | 'down';
export const connection = createStore<Connection>('up');

export class ApiClient {
  readonly #tokens: TokenSource;
  readonly #fetch: typeof fetch;
  readonly #sleep: typeof sleep;

  constructor(tokens: TokenSource, fetcher: typeof fetch = (...args) => fetch(...args), wait: typeof sleep = sleep) {
    this.#tokens = tokens;
    this.#fetch = fetcher;
    this.#sleep = wait;
  }

  /** Calls a route and reads its JSON; undefined for an answer without one. */
  async ask<R extends RouteName>(route: R, ...args: Args<R>): Promise<Answer<R>> {
    return (await this.#call(route, args, (response) => (response.status === 204 ? undefined : response.json()))) as Answer<R>;
  }

  /** The same, with the headers of the answer: for an ETag. */
  async askWithHeaders<R extends RouteName>(route: R, ...args: Args<R>): Promise<{ body: Answer<R>; headers: Headers; status: number }> {
    return this.#call(route, args, async (response) => ({
      body: (await response.json()) as Answer<R>,
      headers: response.headers,
      status: response.status,
    }));
  }

  /** Calls a route and reads a file, with the name the server gave it. */
  async download<R extends RouteName>(route: R, ...args: Args<R>): Promise<{ blob: Blob; name: string | null }> {
    return this.#call(route, args, async (response) => ({
      blob: await response.blob(),
      name: /filename="?([^";]+)"?/.exec(response.headers.get('Content-Disposition') ?? '')?.[1] ?? null,
    }));
  }

  async #call<R extends RouteName, T>(route: R, [input, options]: Args<R>, read: Reader<T>): Promise<T> {
    const [method, template] = route.split(' ') as [Method, string];
    const given = (input ?? {}) as { path?: Record<string, string>; query?: Record<string, unknown>; body?: unknown };
    const address = addressOf(template, given.path, given.query);
    const body = given.body === undefined ? undefined : given.body instanceof Blob ? given.body : JSON.stringify(given.body);
    const intent = method === 'GET' ? undefined : (options?.intent ?? new Intent());
    const headers: Record<string, string> = { Accept: 'application/json', ...options?.headers };
    if (typeof body === 'string') headers['Content-Type'] = 'application/json';
    else if (body?.type) headers['Content-Type'] = body.type;
    if (intent) headers['Idempotency-Key'] = intent.keyFor(`${address} ${typeof body === 'string' ? body : fingerprintOf(body)}`);

    try {
      const answer = await this.#persist(address, { method, headers, body: body ?? null, signal: options?.signal ?? null }, read);
      intent?.settled();
      return answer;
    } catch (error) {
      // A refusal is an answer; without one the next try must carry the same key.
      if (error instanceof ApiError && !isTransient(error)) intent?.settled();
      throw error;
    }
  }

  /** Tries again while the answer is "not now", or none at all, or one that breaks off. */
  async #persist<T>(address: string, request: Request, read: Reader<T>): Promise<T> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await readWhole(await this.#authorised(address, request), read);
      } catch (error) {
        const pause = pauseBefore(attempt, request.method !== 'GET', error);
        if (pause === null) throw error;
        await this.#sleep(pause, request.signal ?? undefined);
      }
    }
  }

  /** One try with a token, and one more with a new token when the first was refused. */
  async #authorised(address: string, request: Request): Promise<Response> {
    const token = await this.#tokens.token();
    const response = await this.#once(address, request, token);
    if (response.ok) return response;
    if (response.status !== 401) throw new ApiError(await problemOf(response));
    const renewed = await this.#tokens.renew(token);
    const second = await this.#once(address, request, renewed);
    if (!second.ok) throw new ApiError(await problemOf(second));
    return second;
  }

  async #once(address: string, request: Request, token: string | null): Promise<Response> {
    const headers = token === null ? request.headers : { ...request.headers, Authorization: `Bearer ${token}` };
    try {
      const response = await this.#fetch(address, { ...request, headers, credentials: 'same-origin', cache: 'no-store' });
      connection.set('up');
      return response;
    } catch (error) {
      if (request.signal?.aborted) throw request.signal.reason;
      connection.set('down');
      throw new NetworkError('The server did not answer.', { cause: error });
    }
  }
}

/** An answer that breaks off while it is read is no answer. */
async function readWhole<T>(response: Response, read: Reader<T>): Promise<T> {
  try {
    return await read(response);
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    throw new NetworkError('The answer broke off.', { cause: error });
  }
}

/** Puts path values and query into an address; absent and empty query values are left out. */
export function addressOf(template: string, path: Record<string, string> = {}, query: Record<string, unknown> = {}): string {
  const filled = template.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(path[name] ?? ''));
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query))
    if (value !== undefined && value !== null && value !== '') search.set(name, String(value));
  const text = search.toString();
  return text === '' ? filled : `${filled}?${text}`;
}

/** A file is known again by its name, size and date. */
function fingerprintOf(body: Blob | undefined): string {
  if (body === undefined) return '';
  return body instanceof File ? `${body.name}/${body.size}/${body.lastModified}` : `${body.type}/${body.size}`;
}
