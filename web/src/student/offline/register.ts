/** Makes the app open without a network from the next moment on. A browser that cannot (plain http, private window) works online all the same. */
export function keepOffline(): void {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return;
  navigator.serviceWorker.register('/sw.js').catch((error: unknown) => console.warn('StudyMate: the app is not available offline.', error));
}
