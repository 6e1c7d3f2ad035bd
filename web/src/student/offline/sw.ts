import { cacheName, outdated, routeOf, type Shell } from './routing';

/** Written in front of this script by the build (build/offline.ts). */
declare const STUDYMATE_SHELL: Shell;

/** The part of a worker's world that is used here; the app's own type library is the window's. */
interface Extendable extends Event {
  waitUntil(work: Promise<unknown>): void;
}
interface Fetching extends Extendable {
  readonly request: Request;
  respondWith(answer: Promise<Response>): void;
}
interface Worker {
  readonly location: Location;
  readonly clients: { claim(): Promise<void> };
  addEventListener(type: 'install' | 'activate', listener: (event: Extendable) => void): void;
  addEventListener(type: 'fetch', listener: (event: Fetching) => void): void;
}

const worker = self as unknown as Worker;
const shell = STUDYMATE_SHELL;

/** A network that hangs is treated as one that is away. */
const PATIENCE_MS = 4_000;

worker.addEventListener('install', (event) => event.waitUntil(install()));
worker.addEventListener('activate', (event) => event.waitUntil(activate()));
worker.addEventListener('fetch', (event) => {
  const route = routeOf(event.request, worker.location.origin, shell);
  if (route === 'page') event.respondWith(page(event.request));
  else if (route === 'shell') event.respondWith(file(event.request));
});

/**
 * All files or none. A new version waits until the tabs of the old one are closed: they go on with the scripts that they know, and a page
 * that is loaded anew meanwhile comes from the network.
 */
async function install(): Promise<void> {
  const cache = await caches.open(cacheName(shell));
  await cache.addAll(shell.files.map((path) => new Request(path, { cache: path === shell.page ? 'no-cache' : 'default' })));
  const kept = await cache.match(shell.page);
  const html = await kept?.text();
  // Between this script and the page the server may have been updated: a page of another build would ask for other files.
  if (html?.includes(shell.entry)) return;
  await caches.delete(cacheName(shell));
  throw new Error('The page belongs to another build; the next visit tries again.');
}

async function activate(): Promise<void> {
  await Promise.all(outdated(await caches.keys(), shell).map((name) => caches.delete(name)));
  // The page of the very first visit works offline, too, not only the one after it.
  await worker.clients.claim();
}

async function page(request: Request): Promise<Response> {
  const kept = await caches.match(shell.page, { cacheName: cacheName(shell) });
  if (kept === undefined) return fetch(request);
  try {
    const fresh = await fetch(request, { signal: AbortSignal.timeout(PATIENCE_MS) });
    return fresh.status >= 500 ? kept : fresh;
  } catch {
    // Whatever the reason, the app itself says that it is offline.
    return kept;
  }
}

async function file(request: Request): Promise<Response> {
  return (await caches.match(new URL(request.url).pathname, { cacheName: cacheName(shell) })) ?? fetch(request);
}
