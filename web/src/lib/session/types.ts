/** Who is signed in, and where. */
export interface SessionUser {
  readonly id: string;
  readonly tenantId: string;
  readonly role: string;
  readonly displayName: string;
}

/** A school that an account belongs to, when it has several. */
export interface Membership {
  readonly tenantId: string;
  readonly tenantName: string;
  readonly role: string;
}

/** What an account of the platform shows besides its password: a code of an app, which is enrolled at the first sign-in. */
export interface SecondFactorStep {
  readonly kind: 'code' | 'enrolment';
  readonly secret: string | null;
  readonly uri: string | null;
}

/** What is still asked for before somebody is signed in. */
export type SignInQuestion = { readonly memberships: readonly Membership[] } | { readonly secondFactor: SecondFactorStep };

export type SessionState =
  /** Nobody; `ended` when a session that was remembered is over. */
  | { readonly status: 'signed-out'; readonly ended: boolean }
  /** Known from the last visit or confirmed by the server. */
  | { readonly status: 'signed-in'; readonly user: SessionUser }
  /** The session ended while the person works: the screen stays, with what was typed, and asks to sign in again. */
  | { readonly status: 'expired'; readonly user: SessionUser };

/** The answer to signing in: a token, or the schools to choose from. */
export interface TokenAnswer {
  readonly accessToken: string;
  readonly expiresIn: number;
  readonly user: SessionUser;
}

export const isStudent = (user: SessionUser): boolean => user.role === 'student';
