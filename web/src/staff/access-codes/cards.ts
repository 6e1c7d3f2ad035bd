import type { Schemas } from '../../lib/api/schema.gen';
import { everyPage } from '../../lib/api/pages';
import type { ApiClient } from '../../lib/api/client';

type Code = Schemas['StudentAccessCode'];

/** The cards of one class, or of the students who have none. */
export interface CardGroup {
  readonly id: string;
  readonly name: string;
  readonly codes: readonly Code[];
}

interface Wanted {
  readonly classes: readonly { readonly id: string; readonly name: string }[];
  /** What to call those without a class; null leaves them out. */
  readonly withoutClass: string | null;
}

/** The codes of each class, in the order given. One class after the other: a school's list must not push everybody else's work aside. */
export async function readCards(api: Pick<ApiClient, 'ask'>, { classes, withoutClass }: Wanted, signal: AbortSignal): Promise<readonly CardGroup[]> {
  const groups: CardGroup[] = [];
  for (const { id, name } of classes) {
    const { items } = await api.ask('GET /api/classes/{id}/access-codes', { path: { id } }, { signal });
    groups.push({ id, name, codes: items });
  }
  if (withoutClass !== null) groups.push({ id: '', name: withoutClass, codes: await readWithoutClass(api, signal) });
  return groups.filter((group) => group.codes.length > 0);
}

/** No list shows codes, and only a class has a list of them: the few without a class are asked for one by one. */
async function readWithoutClass(api: Pick<ApiClient, 'ask'>, signal: AbortSignal): Promise<readonly Code[]> {
  const students = await everyPage((cursor) => api.ask('GET /api/students', { query: { status: 'active', limit: 500, cursor } }, { signal }));
  const codes: Code[] = [];
  for (const { id } of students.filter((student) => !student.classId)) {
    const { accessCode, displayName } = await api.ask('GET /api/students/{id}', { path: { id } }, { signal });
    if (accessCode) codes.push({ studentId: id, displayName, accessCode });
  }
  return codes;
}
