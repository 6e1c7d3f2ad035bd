/** What the build tells the service worker: the files that make up a student's first load. */
export interface Shell {
  /** Changes with any of the files. */
  readonly version: string;
  /** The page of every screen. */
  readonly page: string;
  /** The script that the page of this build, and of no other, names. */
  readonly entry: string;
  readonly files: readonly string[];
}

export type Route = 'network' | 'page' | 'shell';

interface Asked {
  readonly method: string;
  readonly mode: string;
  readonly url: string;
}

/** What answers to people's data is never kept: the API, its live connections, its description, what operators see. */
const NEVER = ['/api', '/hubs', '/openapi', '/admin'];

/** `network`: none of the worker's business. `page`: the network, else the kept page. `shell`: the kept file. */
export function routeOf(request: Asked, origin: string, shell: Shell): Route {
  if (request.method !== 'GET') return 'network';
  const url = new URL(request.url);
  if (url.origin !== origin || NEVER.some((prefix) => url.pathname === prefix || url.pathname.startsWith(`${prefix}/`))) return 'network';
  if (request.mode === 'navigate') return 'page';
  return shell.files.includes(url.pathname) ? 'shell' : 'network';
}

const PREFIX = 'studymate-shell-';

export function cacheName(shell: Shell): string {
  return PREFIX + shell.version;
}

/** Caches of other builds; other apps of the same origin keep theirs. */
export function outdated(names: readonly string[], shell: Shell): readonly string[] {
  return names.filter((name) => name.startsWith(PREFIX) && name !== cacheName(shell));
}
