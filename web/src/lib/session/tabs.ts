import type { SessionUser } from './types';

/** Runs one piece of work at a time in all tabs of this browser. Plain HTTP inside a school has no locks: the server copes with two. */
export function exclusively<T>(name: string, work: () => Promise<T>): Promise<T> {
  return typeof navigator !== 'undefined' && navigator.locks ? navigator.locks.request(name, work) : work();
}

/** Tells the other tabs who signed in, or null who signed out. */
export class SessionChannel {
  readonly #channel: BroadcastChannel | null;

  constructor(heard: (user: SessionUser | null) => void) {
    this.#channel = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel('studymate.session');
    this.#channel?.addEventListener('message', (event: MessageEvent<{ user: SessionUser | null }>) => heard(event.data.user));
  }

  announce(user: SessionUser | null): void {
    this.#channel?.postMessage({ user });
  }
}
