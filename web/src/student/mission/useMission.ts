import { useCallback, useEffect, useState } from 'preact/hooks';
import { newId } from '../../lib/api/keys';
import type { Mission } from '../contract';
import { startAttempt, type Attempt, type Step } from '../play/attempt';
import { isOffline, momentNow, useSpace } from '../space';
import type { Theme } from '../theme/nativeTheme';

export interface MissionReading {
  readonly mission: Mission | null;
  readonly theme: Theme | null;
  readonly attempt: Attempt | null;
  /** Everything that this device can know by itself is known. */
  readonly ready: boolean;
  readonly error: unknown;
  /** The device could not write the beginning of an attempt. */
  readonly notKept: boolean;
  readonly reload: () => void;
  readonly begin: (paperId: string | null) => Promise<void>;
  /** Carries a step out and keeps it; resolves once it is on the device. False when another tab was faster. */
  readonly advance: (step: (now: Attempt) => Step | null) => Promise<boolean>;
}

export type Advance = MissionReading['advance'];

/** A mission with its theme and the student's attempt: from this device at once, from the school when it can be asked. */
export function useMission(assignmentId: string): MissionReading {
  const { library, attempts, outbox, sync } = useSpace();
  const [mission, setMission] = useState<Mission | null>(null);
  const [theme, setTheme] = useState<Theme | null>(null);
  const [attempt, setAttempt] = useState<Attempt | null>(null);
  const [ready, setReady] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const [notKept, setNotKept] = useState(false);
  const [round, setRound] = useState(0);

  useEffect(() => {
    let gone = false;
    async function read(): Promise<void> {
      const find = (missions: readonly Mission[] | undefined): Mission | null => missions?.find((one) => one.assignmentId === assignmentId) ?? null;
      const [kept, own] = await Promise.all([library.keptMissions(), attempts.find(assignmentId)]);
      const known = find(kept?.value) ?? find((await library.missions()).value);
      if (gone) return;
      if (known === null) {
        setReady(true);
        return;
      }
      const before = await library.keptTheme(known.themeId, known.themeVersion);
      if (gone) return;
      setMission(known);
      setAttempt(own);
      setTheme(before);
      setReady(before !== null);
      await library.opened(known);
      void sync.nudge();
      // With the theme at hand, a school that cannot be reached is no reason to wait.
      if (before !== null && isOffline()) return;
      const { pending } = await outbox.count();
      // Before an exam answers are asked for when all is handed in: nothing that follows them counts.
      const answers = known.mode !== 'pre-examen' || (own !== null && own.endedAt !== null && pending === 0);
      const fresh = await library.theme(known.themeId, known.themeVersion, answers);
      if (gone) return;
      if (fresh !== null) setTheme(fresh);
      setReady(true);
    }
    setError(null);
    read().catch((reason: unknown) => {
      if (gone) return;
      setError(reason);
      setReady(true);
    });
    return () => {
      gone = true;
    };
  }, [library, attempts, outbox, sync, assignmentId, round]);

  const begin = useCallback(
    async (paperId: string | null) => {
      if (mission === null || theme === null) return;
      const step = startAttempt(mission, theme, paperId, { sessionId: newId(), seed: crypto.getRandomValues(new Uint32Array(1))[0] ?? 0 }, momentNow());
      if (step === null) return;
      setNotKept(false);
      try {
        const kept = await attempts.begin(step, attempt?.sessionId ?? null);
        setAttempt(kept.attempt);
        void sync.nudge();
      } catch (reason) {
        console.error('StudyMate: an attempt could not begin.', reason);
        setNotKept(true);
      }
    },
    [mission, theme, attempt, attempts, sync],
  );

  const advance = useCallback(
    async (step: (now: Attempt) => Step | null) => {
      if (attempt === null) return false;
      const kept = await attempts.advance(attempt, step);
      setAttempt(kept.attempt);
      if (kept.done) void sync.nudge();
      return kept.done;
    },
    [attempt, attempts, sync],
  );

  const reload = useCallback(() => setRound((count) => count + 1), []);
  return { mission, theme, attempt, ready, error, notKept, reload, begin, advance };
}
