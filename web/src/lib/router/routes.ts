import type { ComponentType } from 'preact';
import { matchPath } from './match';

/** What a screen receives: the values in its path. */
export interface ScreenProps {
  readonly params: Readonly<Record<string, string>>;
}

/** A row of an app's table of screens. The code of a screen is fetched when it is first opened. */
export interface Route {
  readonly path: string;
  readonly load: () => Promise<{ readonly default: ComponentType<ScreenProps> }>;
  /** Permission without which the screen is not offered. The server decides all the same. */
  readonly needs?: string;
}

export interface Found<R extends Route> {
  readonly route: R;
  readonly params: Readonly<Record<string, string>>;
}

/** The first row that matches: more specific paths stand first. */
export function findRoute<R extends Route>(table: readonly R[], path: string): Found<R> | null {
  for (const route of table) {
    const params = matchPath(route.path, path);
    if (params) return { route, params };
  }
  return null;
}
