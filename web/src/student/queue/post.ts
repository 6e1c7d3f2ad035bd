import { connection } from '../../lib/api/client';
import { ApiError, NetworkError, problemOf, SignedOutError } from '../../lib/api/problem';
import type { SessionUser } from '../../lib/session/types';
import type { DeviceEvent, EventsAccepted } from '../contract';
import type { PostOutcome } from './sync';

const PATIENCE_MS = 30_000;

/** What handing over needs of the session. */
export interface Sender {
  readonly user: SessionUser | null;
  token(): Promise<string | null>;
  renew(refused: string | null): Promise<string>;
}

type Post = (body: string, token: string) => Promise<Response>;

const overHttp: Post = async (body, token) => {
  try {
    const response = await fetch('/api/student/events', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Accept: 'application/json', Authorization: `Bearer ${token}` },
      body,
      credentials: 'same-origin',
      cache: 'no-store',
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    connection.set('up');
    return response;
  } catch (error) {
    connection.set('down');
    throw error;
  }
};

/**
 * Hands one batch over in the name of the student whose queue it is. Not through the client's own retries: the queue has its own, with
 * the moment of sending written anew each time, and the screen says at once that the network is gone.
 */
export async function postEvents(sender: Sender, studentId: string, events: readonly DeviceEvent[], post: Post = overHttp): Promise<PostOutcome> {
  try {
    const token = await ownToken(sender, studentId, () => sender.token());
    if (token === null) return { kind: 'signed-out' };
    const first = await post(bodyOf(events), token);
    if (first.status !== 401) return await outcomeOf(first);
    const renewed = await ownToken(sender, studentId, () => sender.renew(token));
    return renewed === null ? { kind: 'signed-out' } : await outcomeOf(await post(bodyOf(events), renewed));
  } catch (error) {
    return failureOf(error);
  }
}

/** A cookie may belong to somebody else by now: another student's token must never carry these events. */
async function ownToken(sender: Sender, studentId: string, ask: () => Promise<string | null>): Promise<string | null> {
  const token = await ask();
  return sender.user?.id === studentId ? token : null;
}

function bodyOf(events: readonly DeviceEvent[]): string {
  return JSON.stringify({ sentAt: new Date().toISOString(), events });
}

async function outcomeOf(response: Response): Promise<PostOutcome> {
  if (response.status === 202) return { kind: 'taken', answer: (await response.json()) as EventsAccepted };
  return refusalOf(new ApiError(await problemOf(response)));
}

function refusalOf({ problem }: ApiError): PostOutcome {
  switch (problem.status) {
    case 401:
      return { kind: 'signed-out' };
    case 400:
    case 422:
      return { kind: 'malformed', code: problem.code, message: problem.detail ?? '' };
    case 413:
      return { kind: 'too-large' };
    case 408:
    case 429:
    case 503:
      return { kind: 'busy', retryAfterMs: problem.retryAfterSeconds === undefined ? null : problem.retryAfterSeconds * 1_000 };
    default:
      return problem.status >= 500 ? { kind: 'unreachable' } : { kind: 'refused', code: problem.code };
  }
}

function failureOf(error: unknown): PostOutcome {
  if (error instanceof SignedOutError) return { kind: 'signed-out' };
  if (error instanceof ApiError) return refusalOf(error);
  // No answer in time, none at all, or one that broke off in the middle.
  if (error instanceof NetworkError || error instanceof TypeError || error instanceof SyntaxError || error instanceof DOMException) return { kind: 'unreachable' };
  throw error;
}
