import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import { ApiError, NetworkError, SignedOutError } from '../api/problem';
import { useLang } from '../i18n/lang';
import type { Tables } from '../i18n/texts';
import { commonCodes, generalTexts, type CodeTexts, type GeneralTexts } from './codes';

/** A refusal or failure as a person reads it. */
export interface ProblemText {
  readonly title: string;
  readonly hint?: string;
  /** Reasons by field or line, as sentences. */
  readonly entries: readonly string[];
  /** What to tell the people who can read the logs: only for faults. */
  readonly reference?: string;
}

/** The refusals an area knows beyond the common ones. */
export const ProblemTexts = createContext<Tables<CodeTexts>>({ fr: {}, en: {} });

/** What a field is called on the screen; a field without a name here is called as the server calls it. */
export type FieldNames = Readonly<Record<string, string>>;

/** A function that puts an error into words, in the language that is shown. */
export function useProblemText(): (error: unknown, fields?: FieldNames) => ProblemText {
  const language = useLang();
  const codes = { ...commonCodes[language], ...useContext(ProblemTexts)[language] };
  return (error, fields) => problemText(error, codes, generalTexts[language], fields);
}

export function problemText(error: unknown, codes: CodeTexts, general: GeneralTexts, fields: FieldNames = {}): ProblemText {
  if (error instanceof SignedOutError) return { title: general.signedOut, entries: [] };
  if (error instanceof NetworkError) return { title: general.network, hint: general.networkHint, entries: [] };
  if (!(error instanceof ApiError)) return { title: general.fault, hint: general.faultHint, entries: [] };

  const { status, code, retryAfterSeconds, traceId } = error.problem;
  const title = codes[code] ?? general.kinds[String(status)] ?? general.fault;
  const entries = [...new Set(entriesOf(error, codes, general, fields, title))].filter((entry) => entry !== title);
  if (status === 429 || code === 'auth.too_many_attempts')
    return { title, entries, ...(retryAfterSeconds ? { hint: general.wait(retryAfterSeconds) } : {}) };
  // A known refusal needs no number to look up; a fault, or a refusal without words of its own, does.
  const explained = codes[code] !== undefined && status !== 500;
  if (explained || !traceId) return { title, entries };
  return { title, entries, reference: traceId, ...(status >= 500 ? { hint: general.faultHint } : {}) };
}

function entriesOf(error: ApiError, codes: CodeTexts, general: GeneralTexts, fields: FieldNames, title: string): string[] {
  return (error.problem.errors ?? []).slice(0, 20).map((entry) => {
    const text = codes[entry.code] ?? entry.message;
    if (entry.line !== undefined) return general.line(entry.line, text);
    const name = entry.field === undefined ? undefined : fields[entry.field];
    // Where the title says what is wrong already, what is left to say is where.
    if (name !== undefined) return text === title ? name : general.field(name, text);
    return entry.field && codes[entry.code] === undefined ? general.field(entry.field, text) : text;
  });
}

/** The sentence for one field of a form, when the refusal names it. */
export function fieldError(error: unknown, field: string, text: (error: unknown) => ProblemText, codes?: CodeTexts): string | undefined {
  if (!(error instanceof ApiError)) return undefined;
  const entry = error.problem.errors?.find((candidate) => candidate.field === field);
  if (!entry) return undefined;
  return codes?.[entry.code] ?? text(new ApiError({ ...error.problem, code: entry.code, errors: [] })).title;
}

/** A function that puts one code into words; what the app has no words for is said as the server says it. */
export function useCodeText(): (code: string, fallback: string) => string {
  const language = useLang();
  const codes = { ...commonCodes[language], ...useContext(ProblemTexts)[language] };
  return (code, fallback) => codes[code] ?? fallback;
}
