import { useTexts } from '../lib/i18n/texts';
import { staffTexts } from './staffTexts';

/** What the server calls a student without a name: an id, with or without hyphens. */
const PSEUDONYM = /^[0-9a-f]{8}(-?[0-9a-f]{4}){3}-?[0-9a-f]{12}$/;

/** What a student is called where names are not for this person, or are gone: short, and the same on every screen. */
export function nameOf(id: string, displayName: string | null | undefined, unnamed: (short: string) => string): string {
  return displayName && !PSEUDONYM.test(displayName) ? displayName : unnamed(id.slice(0, 8));
}

export function useStudentName(): (id: string, displayName: string | null | undefined) => string {
  const { unnamed } = useTexts(staffTexts);
  return (id, displayName) => nameOf(id, displayName, unnamed);
}
