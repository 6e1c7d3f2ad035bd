interface PageOf<T> {
  readonly items: readonly T[];
  readonly nextCursor: string | null;
}

/** All pages of a list that fits in memory: a school's classes or themes, never its events. */
export async function everyPage<T>(read: (cursor: string | undefined) => Promise<PageOf<T>>): Promise<readonly T[]> {
  const items: T[] = [];
  let cursor: string | undefined;
  do {
    const page = await read(cursor);
    items.push(...page.items);
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined);
  return items;
}
