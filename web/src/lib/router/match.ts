/** The values of a pattern's `:names` in a path, or null when it is another place. */
export function matchPath(pattern: string, path: string): Readonly<Record<string, string>> | null {
  const wanted = segments(pattern);
  const given = segments(path);
  if (wanted.length !== given.length) return null;
  const params: Record<string, string> = {};
  for (const [index, part] of wanted.entries()) {
    const value = given[index] ?? '';
    if (part.startsWith(':')) params[part.slice(1)] = decode(value);
    else if (part !== value) return null;
  }
  return params;
}

/** Fills a pattern's `:names`. */
export function pathTo(pattern: string, params: Readonly<Record<string, string>> = {}): string {
  return pattern.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(params[name] ?? ''));
}

const segments = (path: string): string[] => path.split('/').filter((part) => part !== '');

function decode(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value; // a lone % typed by hand
  }
}
