import { ApiClient } from './api/client';
import { Session } from './session/session';

/** The session of this browser and the API in its name: the only state that screens share. */
export const session = new Session();
export const api = new ApiClient(session);
