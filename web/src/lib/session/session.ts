import type { TokenSource } from '../api/client';
import { ApiError, NetworkError, SignedOutError, problemOf } from '../api/problem';
import { pauseBefore, sleep } from '../api/retry';
import { createStore, remembered, type Store } from '../store';
import { exclusively, SessionChannel } from './tabs';
import type { SessionState, SessionUser, SignInQuestion, TokenAnswer } from './types';

/** Who was signed in at the last visit; never a token. */
const HINT = 'studymate.session';
/** A sign-out that the server has not heard of yet. */
const LEAVING = 'studymate.leaving';
/** What changes the cookie does so in one tab at a time. */
const REFRESH = 'studymate.refresh';
/** Milliseconds before its end when a token is renewed already. */
const EARLY = 30_000;

interface Token {
  readonly value: string;
  readonly goodUntil: number;
}

/**
 * The one session of this browser. The access token lives in memory only; the refresh token is in an HttpOnly cookie that no script can
 * read, so a reload asks the server who is here.
 */
export class Session implements TokenSource {
  readonly state: Store<SessionState>;
  #token: Token | null = null;
  /** Whether this page has worked in the session's name already. */
  #hadToken = false;
  #renewal: Promise<Token> | null = null;
  /** Resolved when the person has signed in again. */
  #comeback: { promise: Promise<string>; resolve: (token: string) => void; reject: (error: Error) => void } | null = null;
  /** A sign-out on its way: it must not close the session that follows. */
  #leaving: Promise<void> = Promise.resolve();
  readonly #channel: SessionChannel;
  readonly #fetch: typeof fetch;

  constructor(fetcher: typeof fetch = (...args) => fetch(...args)) {
    this.#fetch = fetcher;
    const user = readHint();
    this.state = createStore<SessionState>(user ? { status: 'signed-in', user } : { status: 'signed-out', ended: false });
    this.#channel = new SessionChannel((other) => this.#otherTab(other));
    if (remembered.read(LEAVING) !== null) this.#leaving = this.#tellServer();
  }

  get user(): SessionUser | null {
    const state = this.state.get();
    return state.status === 'signed-out' ? null : state.user;
  }

  /** Signs staff in; null when that is done, otherwise what is still asked for: which school, or a code of the authenticator app. */
  async signIn(email: string, password: string, tenantId: string | null = null, code: string | null = null): Promise<SignInQuestion | null> {
    await this.#leaving;
    const answer = await this.#post<TokenAnswer | SignInQuestion>('/api/auth/login', {
      email,
      password,
      tenantId,
      session: 'cookie',
      ...(code === null ? {} : { code }),
    });
    if (!('accessToken' in answer)) return answer;
    this.#accept(answer);
    return null;
  }

  /** Signs a student in with the school and the personal code. */
  async signInStudent(school: string, code: string, deviceId: string | null = null): Promise<void> {
    await this.#leaving;
    this.#accept(await this.#post<TokenAnswer>('/api/auth/student', { school, code, deviceId, session: 'cookie' }));
  }

  /** Goes on in another school of the same account; every tab follows. */
  async switchTo(tenantId: string): Promise<void> {
    const token = await this.token();
    // The session that ends must not be renewed meanwhile.
    await exclusively(REFRESH, async () => this.#accept(await this.#post<TokenAnswer>('/api/auth/switch', { tenantId, session: 'cookie' }, token)));
  }

  /** Ends the session everywhere in this browser, also when the server cannot be reached now. */
  async signOut(): Promise<void> {
    const token = this.#token?.value ?? null;
    remembered.write(LEAVING, 'yes');
    this.#forget(false);
    this.#channel.announce(null);
    this.#leaving = this.#tellServer(token);
    await this.#leaving;
  }

  async token(): Promise<string | null> {
    if (this.state.get().status === 'signed-out') return null;
    if (this.#token && Date.now() < this.#token.goodUntil) return this.#token.value;
    return this.#renewed();
  }

  async renew(refused: string | null): Promise<string> {
    // Another request may have renewed it already.
    if (this.#token && this.#token.value !== refused) return this.#token.value;
    this.#token = null;
    return this.#renewed();
  }

  /** The person gave up signing in again: what waited for it is told. */
  abandon(): void {
    this.#forget(true);
  }

  async #renewed(): Promise<string> {
    if (this.#comeback) return this.#comeback.promise;
    const first = this.#token === null && !this.#hadToken;
    try {
      this.#renewal ??= this.#refresh().finally(() => (this.#renewal = null));
      return (await this.#renewal).value;
    } catch (error) {
      if (!(error instanceof ApiError) || error.status !== 401) throw error;
      const user = this.user;
      // Nothing was typed yet on a page that has just opened: the sign-in screen is the better answer.
      if (first || !user) {
        this.#forget(true);
        throw new SignedOutError('The session is over.');
      }
      return this.#waitForComeback(user);
    }
  }

  #waitForComeback(user: SessionUser): Promise<string> {
    if (!this.#comeback) {
      let resolve!: (token: string) => void; // assigned by the executor, which runs at once
      let reject!: (error: Error) => void;
      const promise = new Promise<string>((yes, no) => ((resolve = yes), (reject = no)));
      this.#comeback = { promise, resolve, reject };
      this.state.set({ status: 'expired', user });
    }
    return this.#comeback.promise;
  }

  async #refresh(): Promise<Token> {
    return exclusively(REFRESH, async () => {
      const answer = await this.#post<TokenAnswer>('/api/auth/refresh', {});
      return this.#accept(answer, false);
    });
  }

  #accept(answer: TokenAnswer, announce = true): Token {
    const token = { value: answer.accessToken, goodUntil: Date.now() + answer.expiresIn * 1_000 - EARLY };
    this.#token = token;
    this.#hadToken = true;
    const user = pick(answer.user);
    const before = this.user;
    writeHint(user);
    remembered.write(LEAVING, null);
    if (announce) this.#channel.announce(user);
    if (before === null || !samePerson(before, user) || this.state.get().status !== 'signed-in') this.state.set({ status: 'signed-in', user });
    const waiting = this.#comeback;
    this.#comeback = null;
    // What an earlier person was doing must not be finished in another one's name.
    if (before && !samePerson(before, user)) waiting?.reject(new SignedOutError('Somebody else signed in.'));
    else waiting?.resolve(token.value);
    return token;
  }

  #forget(ended: boolean): void {
    this.#token = null;
    this.#hadToken = false;
    writeHint(null);
    this.state.set({ status: 'signed-out', ended });
    this.#comeback?.reject(new SignedOutError('The session is over.'));
    this.#comeback = null;
  }

  #otherTab(user: SessionUser | null): void {
    if (user === null) {
      this.#forget(false);
      return;
    }
    const before = this.user;
    this.#token = null;
    this.state.set({ status: 'signed-in', user });
    const waiting = this.#comeback;
    this.#comeback = null;
    if (!before || !samePerson(before, user)) waiting?.reject(new SignedOutError('Somebody else signed in.'));
    else if (waiting) this.#renewed().then(waiting.resolve, waiting.reject);
  }

  /** Closes the session at the server; repeated at the next visit when it cannot be reached. */
  async #tellServer(token: string | null = null): Promise<void> {
    try {
      await this.#once('/api/auth/logout', {}, token);
    } catch (error) {
      // An unreachable server is told later; one that no longer knows the session has nothing to close.
      if (!(error instanceof ApiError)) return;
    }
    remembered.write(LEAVING, null);
  }

  async #post<T>(address: string, body: object, token: string | null = null): Promise<T> {
    for (let attempt = 1; ; attempt++) {
      try {
        const response = await this.#once(address, body, token);
        return (await response.json()) as T;
      } catch (error) {
        const pause = pauseBefore(attempt, false, error);
        if (pause === null) throw error;
        await sleep(pause);
      }
    }
  }

  async #once(address: string, body: object, token: string | null = null): Promise<Response> {
    const headers: Record<string, string> = { 'Content-Type': 'application/json', Accept: 'application/json', 'X-StudyMate-Client': 'browser' };
    if (token !== null) headers['Authorization'] = `Bearer ${token}`;
    const request: RequestInit = { method: 'POST', headers, body: JSON.stringify(body), credentials: 'same-origin', cache: 'no-store' };
    const response = await this.#fetch(address, request).catch((error: unknown) => {
      throw new NetworkError('The server did not answer.', { cause: error });
    });
    if (!response.ok) throw new ApiError(await problemOf(response));
    return response;
  }
}

const samePerson = (a: SessionUser, b: SessionUser): boolean => a.id === b.id && a.tenantId === b.tenantId && a.role === b.role;

const pick = (user: SessionUser): SessionUser => ({ id: user.id, tenantId: user.tenantId, role: user.role, displayName: user.displayName });

function readHint(): SessionUser | null {
  const text = remembered.read(HINT);
  if (text === null) return null;
  try {
    const user = JSON.parse(text) as Partial<SessionUser>;
    return user.id && user.tenantId && user.role ? pick(user as SessionUser) : null;
  } catch {
    return null; // written by something else
  }
}

function writeHint(user: SessionUser | null): void {
  remembered.write(HINT, user === null ? null : JSON.stringify(user));
}
