import type { ApiClient } from '../../lib/api/client';
import { ApiError } from '../../lib/api/problem';
import type { Mission, Progress } from '../contract';
import type { Outbox } from '../queue/outbox';
import { requested, transact } from '../store/idb';
import { readMeta, writeMeta } from '../store/meta';
import { META, OUTBOX, THEMES } from '../store/studentDb';
import type { Json } from '../theme/json';
import { readTheme, type Theme } from '../theme/nativeTheme';

/** Something kept from the last visit, and when it was read. */
export interface Kept<T> {
  readonly value: T;
  readonly at: string;
}

interface KeptTheme {
  readonly etag: string | null;
  readonly json: Json;
}

const MISSIONS = 'missions';
const PROGRESS = 'progress';
const RECEIVED = 'received';
const OPENED = 'opened';

/** A student's missions, themes and progress: as they were when there was a network, and as they are when there is one. */
export class Library {
  constructor(
    private readonly api: Pick<ApiClient, 'ask' | 'askWithHeaders'>,
    private readonly outbox: Outbox,
    private readonly studentId: string,
  ) {}

  keptMissions(): Promise<Kept<readonly Mission[]> | null> {
    return readMeta(this.outbox.db, MISSIONS);
  }

  keptProgress(): Promise<Kept<Progress> | null> {
    return readMeta(this.outbox.db, PROGRESS);
  }

  /** Reads the inbox; what arrives here for the first time is acknowledged to the school, once. */
  async missions(): Promise<Kept<readonly Mission[]>> {
    const { items } = await this.api.ask('GET /api/student/missions');
    const kept = { value: items as unknown as readonly Mission[], at: new Date().toISOString() };
    await writeMeta(this.outbox.db, MISSIONS, kept);
    await this.tellOnce(RECEIVED, 'assignment.received', kept.value);
    return kept;
  }

  /** The student looked at a mission. */
  opened(mission: Mission): Promise<void> {
    return this.tellOnce(OPENED, 'assignment.opened', [mission]);
  }

  async progress(): Promise<Kept<Progress>> {
    const answer = await this.api.ask('GET /api/students/{id}/progress', {
      path: { id: this.studentId },
      query: { atLeast: await this.outbox.position() },
    });
    const kept = { value: answer as unknown as Progress, at: new Date().toISOString() };
    await writeMeta(this.outbox.db, PROGRESS, kept);
    return kept;
  }

  async keptTheme(id: string, version: number): Promise<Theme | null> {
    const kept = await this.stored(id, version);
    return kept === null ? null : readTheme(kept.json);
  }

  /**
   * The theme as the school serves it now; what is kept already is only asked whether it is still the same. Before an exam it comes without answers
   * unless they are asked for: work that follows them would not count.
   */
  async theme(id: string, version: number, answers = true): Promise<Theme | null> {
    const kept = await this.stored(id, version);
    try {
      const headers: Record<string, string> = kept?.etag ? { 'If-None-Match': kept.etag } : {};
      const answer = await this.api.askWithHeaders('GET /api/student/themes/{id}', { path: { id }, query: { version, answers } }, { headers });
      const fresh: KeptTheme = { etag: answer.headers.get('ETag'), json: answer.body as unknown as Json };
      await transact(this.outbox.db, [THEMES], 'readwrite', async (tx) => {
        await requested(tx.objectStore(THEMES).put(fresh, keyOf(id, version)));
      });
      return readTheme(fresh.json);
    } catch (error) {
      if (kept !== null && error instanceof ApiError && error.status === 304) return readTheme(kept.json);
      throw error;
    }
  }

  /** Makes every mission playable without a network, and lets go of themes that none names any more. One after the other: it must not compete with the student. */
  async keepFor(missions: readonly Mission[], alsoKeep: readonly { themeId: string; themeVersion: number }[]): Promise<void> {
    const exams = new Set(missions.filter((mission) => mission.mode === 'pre-examen' && mission.status !== 'terminee').map((mission) => mission.themeId));
    const stale: Mission[] = [];
    // What is not here at all comes first: the network may go at any moment.
    for (const mission of missions) {
      if ((await this.stored(mission.themeId, mission.themeVersion)) === null) await this.unlessRefused(mission, exams);
      // One that is kept and done is asked for again when it is opened.
      else if (mission.status !== 'terminee') stale.push(mission);
    }
    for (const mission of stale) await this.unlessRefused(mission, exams);
    const named = new Set([...missions, ...alsoKeep].map((one) => keyOf(one.themeId, one.themeVersion)));
    await transact(this.outbox.db, [THEMES], 'readwrite', async (tx) => {
      const store = tx.objectStore(THEMES);
      for (const key of await requested(store.getAllKeys())) if (!named.has(String(key))) await requested(store.delete(key));
    });
  }

  /** A theme that the school does not serve (any more) is no reason to leave the others. */
  private async unlessRefused({ themeId, themeVersion }: Mission, exams: ReadonlySet<string>): Promise<void> {
    try {
      await this.theme(themeId, themeVersion, !exams.has(themeId));
    } catch (error) {
      if (!(error instanceof ApiError) || error.status >= 500) throw error;
    }
  }

  private tellOnce(told: string, type: 'assignment.received' | 'assignment.opened', missions: readonly Mission[]): Promise<void> {
    const occurredAt = new Date().toISOString();
    return transact(this.outbox.db, [META, OUTBOX], 'readwrite', async (tx) => {
      const meta = tx.objectStore(META);
      const before = new Set(((await requested<unknown>(meta.get(told))) as string[] | undefined) ?? []);
      const ids = missions.map((mission) => mission.assignmentId).filter((id) => !before.has(id));
      if (ids.length === 0) return;
      await requested(meta.put([...before, ...ids], told));
      await this.outbox.append(tx, ids.map((assignmentId) => ({ type, occurredAt, assignmentId })));
    });
  }

  private stored(id: string, version: number): Promise<KeptTheme | null> {
    return transact(this.outbox.db, [THEMES], 'readonly', async (tx) => {
      return ((await requested<unknown>(tx.objectStore(THEMES).get(keyOf(id, version)))) as KeptTheme | undefined) ?? null;
    });
  }
}

function keyOf(id: string, version: number): string {
  return `${id}@${version}`;
}
