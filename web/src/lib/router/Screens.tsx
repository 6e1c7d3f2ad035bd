import type { ComponentChildren, ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { usePlace } from './location';
import { findRoute, type Route, type ScreenProps } from './routes';

type Loader = Route['load'];
const loaded = new Map<Loader, ComponentType<ScreenProps>>();

export type LoadState = { readonly screen: ComponentType<ScreenProps> } | { readonly error: unknown; readonly retry: () => void } | null;

/** Fetches the code of a screen once. */
export function useScreen(load: Loader): LoadState {
  const [failure, setFailure] = useState<{ load: Loader; error: unknown } | null>(null);
  const [, render] = useState(0);
  const screen = loaded.get(load);
  const failed = failure?.load === load;

  useEffect(() => {
    if (screen || failed) return;
    let gone = false;
    load().then(
      (module) => {
        loaded.set(load, module.default);
        if (!gone) render((count) => count + 1);
      },
      (error: unknown) => {
        if (!gone) setFailure({ load, error });
      },
    );
    return () => {
      gone = true;
    };
  }, [load, screen, failed]);

  if (screen) return { screen };
  // A browser does not fetch a module again that failed once: only a new page does.
  return failed ? { error: failure.error, retry: () => window.location.reload() } : null;
}

interface ScreensProps {
  readonly table: readonly Route[];
  /** Shown for an address that is no screen. */
  readonly notFound: () => ComponentChildren;
  /** Shown instead of a screen that is not for this person; null for one that is. */
  readonly closed?: (route: Route) => ComponentChildren;
  readonly loading: () => ComponentChildren;
  readonly failed: (error: unknown, retry: () => void) => ComponentChildren;
}

/** The screen that the address names. Moving to another path starts it anew; changing filters does not. */
export function Screens({ table, notFound, closed, loading, failed }: ScreensProps) {
  const { path } = usePlace();
  const found = findRoute(table, path);
  const instead = found && closed?.(found.route);
  if (instead) return <>{instead}</>;
  return found ? <Loaded key={path} route={found.route} params={found.params} loading={loading} failed={failed} /> : <>{notFound()}</>;
}

function Loaded({ route, params, loading, failed }: { route: Route } & ScreenProps & Pick<ScreensProps, 'loading' | 'failed'>) {
  const state = useScreen(route.load);
  if (state === null) return <>{loading()}</>;
  if ('error' in state) return <>{failed(state.error, state.retry)}</>;
  const Screen = state.screen;
  return <Screen params={params} />;
}
