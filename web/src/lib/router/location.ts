import { createStore, useStore } from '../store';

export interface Place {
  readonly path: string;
  readonly search: string;
}

const here = (): Place => ({ path: window.location.pathname, search: window.location.search });

export const place = createStore<Place>(here());

/** Whether the person has moved since the page was opened: only then is the focus moved to the new heading. */
export const moved = { yet: false };

window.addEventListener('popstate', () => {
  moved.yet = true;
  place.set(here());
});

/** Goes to another screen. `replace` leaves no step in the history: for redirects and for filters while they are changed. */
export function navigate(to: string, { replace = false }: { replace?: boolean } = {}): void {
  const before = place.get();
  if (to === before.path + before.search) return;
  window.history[replace ? 'replaceState' : 'pushState'](null, '', to);
  const next = here();
  if (next.path !== before.path) {
    moved.yet = true;
    if (!replace) window.scrollTo(0, 0);
  }
  place.set(next);
}

export const usePlace = (): Place => useStore(place);

/** The address with some of its filters changed; empty ones are left out, so that a shared link stays short. */
export function withSearch(current: Place, changes: Readonly<Record<string, string | null>>): string {
  const search = new URLSearchParams(current.search);
  for (const [name, value] of Object.entries(changes)) {
    if (value === null || value === '') search.delete(name);
    else search.set(name, value);
  }
  const text = search.toString();
  return text === '' ? current.path : `${current.path}?${text}`;
}

/** The filters in the address, and how to change them. */
export function useSearch(): [URLSearchParams, (changes: Readonly<Record<string, string | null>>) => void] {
  const current = usePlace();
  return [new URLSearchParams(current.search), (changes) => navigate(withSearch(place.get(), changes), { replace: true })];
}
