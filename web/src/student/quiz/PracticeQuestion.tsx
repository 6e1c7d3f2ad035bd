import { useEffect, useRef, useState } from 'preact/hooks';
import { Alert } from '../../design/Alert';
import { Button } from '../../design/Button';
import { useTexts } from '../../lib/i18n/texts';
import type { Advance } from '../mission/useMission';
import { missionScreenTexts } from '../mission/texts';
import { giveAnswer, type Attempt } from '../play/attempt';
import { momentNow } from '../space';
import type { Question, Theme } from '../theme/nativeTheme';
import { AnswerInput, choicesOf, isGiven } from './AnswerInput';
import { useDraft } from './drafts';
import { Feedback } from './Feedback';
import { QuestionHead } from './QuestionHead';
import { quizTexts } from './texts';
import { useStopwatch } from './useStopwatch';

interface PracticeQuestionProps {
  readonly heading: string;
  readonly question: Question;
  readonly attempt: Attempt;
  readonly theme: Theme;
  readonly advance: Advance;
  readonly last: boolean;
  readonly next: () => Promise<boolean>;
  readonly end: () => Promise<boolean>;
}

/** A question that says at once whether the answer is right; the answer is on the device before the screen says so. */
export function PracticeQuestion({ heading, question, attempt, theme, advance, last, next, end }: PracticeQuestionProps) {
  const t = useTexts(quizTexts);
  const common = useTexts(missionScreenTexts);
  const elapsed = useStopwatch(question.id);
  const [given, setGiven] = useDraft(attempt.sessionId, question.id, []);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const onwards = useRef<HTMLDivElement>(null);
  const answer = attempt.answers[question.id];
  const answered = answer !== undefined;

  // The button that goes on is described by the feedback: a screen reader says both, and Enter goes on.
  const wasAnswered = useRef(answered);
  useEffect(() => {
    if (answered && !wasAnswered.current) onwards.current?.querySelector('button')?.focus();
    wasAnswered.current = answered;
  }, [answered]);

  async function carryOut(work: () => Promise<boolean>): Promise<void> {
    if (busy) return;
    setBusy(true);
    setProblem(null);
    try {
      await work();
    } catch (error) {
      console.error('StudyMate: a step was not kept.', error);
      setProblem(common.notKept);
    } finally {
      setBusy(false);
    }
  }

  const give = (what: readonly string[]): Promise<void> => carryOut(() => advance((now) => giveAnswer(now, question, what, elapsed(), momentNow())));

  function check(): void {
    if (isGiven(given)) void give(given);
    else setProblem(t.required);
  }

  return (
    <form
      class="stack stack-l"
      onSubmit={(event) => {
        event.preventDefault();
        if (!answered) check();
      }}
    >
      <QuestionHead heading={heading} question={question} />
      {answered ? (
        <>
          <Feedback id="feedback" question={question} answer={answer} choices={choicesOf(question, theme.shuffleChoices, attempt.seed)} />
          {problem !== null && <Alert tone="warn" loud title={problem} />}
          <div ref={onwards}>
            <Button kind="primary" size="large" wide aria-describedby="feedback" onClick={() => void carryOut(last ? end : next)}>
              {last ? t.result : t.next}
            </Button>
          </div>
        </>
      ) : (
        <>
          <AnswerInput question={question} theme={theme} seed={attempt.seed} given={given} onGiven={setGiven} />
          {problem !== null && <Alert tone="warn" loud title={problem} />}
          <div class="question-actions">
            <Button type="submit" kind="primary" size="large" busy={busy}>
              {t.check}
            </Button>
            <Button kind="quiet" size="large" onClick={() => void give([])}>
              {t.skip}
            </Button>
          </div>
        </>
      )}
    </form>
  );
}
