import { ApiError, NetworkError, problemOf } from '../api/problem';

/** What an invitation says to who holds it. */
export interface InvitationView {
  readonly tenantId: string;
  readonly tenantName: string;
  readonly email: string;
  readonly role: string;
  readonly expiresAt: string;
}

/** The token that a link brings: behind the #, which no browser sends to a server. */
export const tokenOf = (hash: string): string => decodeURIComponent(hash.replace(/^#/, ''));

export const readInvitation = (token: string): Promise<InvitationView> => post('/api/auth/invitation', { token });

/** Redeems an invitation with an account of its own. */
export const acceptInvitation = (token: string, password: string): Promise<unknown> => post('/api/auth/accept', { token, password });

/** Sets a new password with a one-time link. */
export const redeemLink = (token: string, password: string): Promise<unknown> => post('/api/auth/reset', { token, password });

/** The token says all: whoever is signed in here, or nobody, makes no difference. */
async function post<T>(address: string, body: object): Promise<T> {
  const headers = { 'Content-Type': 'application/json', Accept: 'application/json' };
  const request: RequestInit = { method: 'POST', headers, body: JSON.stringify(body), credentials: 'omit', cache: 'no-store' };
  const response = await fetch(address, request).catch((error: unknown) => {
    throw new NetworkError('The server did not answer.', { cause: error });
  });
  if (!response.ok) throw new ApiError(await problemOf(response));
  return (response.status === 204 ? undefined : await response.json()) as T;
}
