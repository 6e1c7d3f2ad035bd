/** What a student signs in with. */
export interface StudentCode {
  readonly school: string;
  readonly code: string;
}

/** The address on a student's card. School and code stand behind the #, which no browser sends to a server and no log keeps. */
export function codeAddress(origin: string, { school, code }: StudentCode): string {
  return `${origin}/student#${new URLSearchParams({ school, code }).toString()}`;
}

/** The code that an address brings; null when it brings none. */
export function codeOf(hash: string): StudentCode | null {
  const given = new URLSearchParams(hash.replace(/^#/, ''));
  const school = given.get('school')?.trim() ?? '';
  const code = given.get('code')?.trim() ?? '';
  return school === '' || code === '' ? null : { school, code };
}
