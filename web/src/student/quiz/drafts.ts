import { useEffect, useRef, useState } from 'preact/hooks';
import { readMeta, writeMeta } from '../store/meta';
import { useSpace } from '../space';

const DRAFT = 'draft';
const PAUSE_MS = 300;

interface Draft {
  readonly sessionId: string;
  readonly questionId: string;
  readonly given: readonly string[];
}

/** What is chosen or typed but not given yet; it survives a reload and a closed browser. */
export function useDraft(sessionId: string, questionId: string, given: readonly string[]): [readonly string[], (next: readonly string[]) => void] {
  const { outbox } = useSpace();
  const [draft, setDraft] = useState(given);
  const touched = useRef(false);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);

  useEffect(() => {
    let gone = false;
    void readMeta<Draft>(outbox.db, DRAFT).then((kept) => {
      if (!gone && !touched.current && kept?.sessionId === sessionId && kept.questionId === questionId) setDraft(kept.given);
    });
    return () => {
      gone = true;
    };
  }, [outbox, sessionId, questionId]);

  function change(next: readonly string[]): void {
    touched.current = true;
    setDraft(next);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => {
      const kept: Draft = { sessionId, questionId, given: next };
      // A draft that cannot be kept costs a few words; the answer itself is written elsewhere and checked.
      writeMeta(outbox.db, DRAFT, kept).catch((error: unknown) => console.warn('StudyMate: a draft was not kept.', error));
    }, PAUSE_MS);
  }

  return [draft, change];
}
