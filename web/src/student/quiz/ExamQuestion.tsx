import { useState } from 'preact/hooks';
import { Alert } from '../../design/Alert';
import { Button } from '../../design/Button';
import { Dialog } from '../../design/Dialog';
import { useTexts } from '../../lib/i18n/texts';
import { missionScreenTexts } from '../mission/texts';
import type { Advance } from '../mission/useMission';
import { giveAnswer, type Attempt } from '../play/attempt';
import { momentNow } from '../space';
import type { Question, Theme } from '../theme/nativeTheme';
import { AnswerInput, isGiven } from './AnswerInput';
import { useDraft } from './drafts';
import { QuestionHead } from './QuestionHead';
import { quizTexts } from './texts';
import { useStopwatch } from './useStopwatch';

interface ExamQuestionProps {
  readonly heading: string;
  readonly index: number;
  readonly question: Question;
  readonly attempt: Attempt;
  readonly theme: Theme;
  readonly advance: Advance;
  readonly goTo: (index: number) => Promise<boolean>;
  readonly end: () => Promise<boolean>;
}

/** A question whose answer may be changed until the work is handed in. Going anywhere keeps the answer first. */
export function ExamQuestion({ heading, index, question, attempt, theme, advance, goTo, end }: ExamQuestionProps) {
  const t = useTexts(quizTexts);
  const common = useTexts(missionScreenTexts);
  const elapsed = useStopwatch(question.id);
  const before = attempt.answers[question.id]?.given ?? [];
  const [given, setGiven] = useDraft(attempt.sessionId, question.id, before);
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState(false);
  const [handing, setHanding] = useState(false);
  const isLast = index === attempt.items.length - 1;
  const open = attempt.items.filter((id) => !(id in attempt.answers)).length;

  async function keepThen(then: () => Promise<unknown> | void): Promise<void> {
    if (busy) return;
    setBusy(true);
    setFailed(false);
    try {
      if (isGiven(given) && !sameAs(given, before)) await advance((now) => giveAnswer(now, question, given, elapsed(), momentNow()));
      await then();
    } catch (error) {
      console.error('StudyMate: a step was not kept.', error);
      setFailed(true);
    } finally {
      setBusy(false);
    }
  }

  const hand = (): Promise<void> => keepThen(() => setHanding(true));
  return (
    <form
      class="stack stack-l"
      onSubmit={(event) => {
        event.preventDefault();
        void (isLast ? hand() : keepThen(() => goTo(index + 1)));
      }}
    >
      <QuestionHead heading={heading} question={question} />
      <AnswerInput question={question} theme={theme} seed={attempt.seed} given={given} onGiven={setGiven} />
      {failed && <Alert tone="bad" loud title={common.notKept} />}
      <div class="question-actions">
        <Button type="submit" kind="primary" size="large" busy={busy}>
          {isLast ? t.hand : t.keep}
        </Button>
        {index > 0 && (
          <Button size="large" onClick={() => void keepThen(() => goTo(index - 1))}>
            ← {t.previous}
          </Button>
        )}
      </div>
      <nav class="overview" aria-label={t.overview}>
        <ol role="list">
          {attempt.items.map((id, at) => (
            <li key={id}>
              <button
                type="button"
                class={id in attempt.answers ? 'overview-item overview-done' : 'overview-item'}
                aria-current={at === index ? 'step' : undefined}
                aria-label={t.goTo(at + 1, id in attempt.answers)}
                onClick={() => void keepThen(() => goTo(at))}
              >
                {at + 1}
              </button>
            </li>
          ))}
        </ol>
        {!isLast && (
          <Button kind="quiet" onClick={() => void hand()}>
            {t.hand}
          </Button>
        )}
      </nav>
      {handing && (
        <Dialog title={t.handTitle} onClose={() => setHanding(false)}>
          <div class="stack stack-l">
            <p>
              {open === 0 ? t.handAll : t.handOpen(open)} {t.handFinal}
            </p>
            {failed && <Alert tone="bad" loud title={common.notKept} />}
            <div class="question-actions">
              <Button kind="primary" size="large" onClick={() => void keepThen(end)}>
                {t.hand}
              </Button>
              <Button size="large" onClick={() => setHanding(false)}>
                {t.stay}
              </Button>
            </div>
          </div>
        </Dialog>
      )}
    </form>
  );
}

function sameAs(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((item) => other.includes(item));
}
