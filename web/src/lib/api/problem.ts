/** One reason of a refusal: a field (JSON path or parameter) or a line of a file, and what is wrong with it. */
export interface ProblemEntry {
  readonly field?: string;
  readonly line?: number;
  readonly code: string;
  readonly message: string;
}

/** The part of an RFC 9457 problem that the app reads. */
export interface Problem {
  readonly status: number;
  readonly code: string;
  readonly detail?: string;
  readonly traceId?: string;
  readonly retryAfterSeconds?: number;
  readonly errors?: readonly ProblemEntry[];
}

/** The server refused or failed, and said so. `code` decides the sentence a person reads. */
export class ApiError extends Error {
  override readonly name = 'ApiError';

  constructor(readonly problem: Problem) {
    super(`${problem.status} ${problem.code}`);
  }

  get code(): string {
    return this.problem.code;
  }

  get status(): number {
    return this.problem.status;
  }
}

/** No answer came: whether a command was carried out is not known, so it is repeated with the same key. */
export class NetworkError extends Error {
  override readonly name = 'NetworkError';
}

/** The person is no longer signed in, and did not sign in again. */
export class SignedOutError extends Error {
  override readonly name = 'SignedOutError';
}

/** Reads the refusal out of an answer; a body that is no problem (a proxy's page) still yields its status. */
export async function problemOf(response: Response): Promise<Problem> {
  const fallback: Problem = { status: response.status, code: `http.${response.status}` };
  if (!(response.headers.get('Content-Type') ?? '').includes('json')) return withRetryAfter(fallback, response);
  try {
    const body = (await response.json()) as Partial<Problem>;
    return withRetryAfter({ ...fallback, ...body, status: response.status }, response);
  } catch {
    // Cut off in the middle: the status still says enough.
    return withRetryAfter(fallback, response);
  }
}

function withRetryAfter(problem: Problem, response: Response): Problem {
  if (problem.retryAfterSeconds !== undefined) return problem;
  const seconds = Number(response.headers.get('Retry-After') ?? Number.NaN);
  return Number.isFinite(seconds) ? { ...problem, retryAfterSeconds: seconds } : problem;
}
