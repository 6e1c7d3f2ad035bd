import { useMemo } from 'preact/hooks';
import { Card } from '../../design/Card';
import { useTexts } from '../../lib/i18n/texts';
import type { Advance } from '../mission/useMission';
import { Bar } from '../missions/Bar';
import { doneCount, finish, moveTo, resumeAt, type Attempt } from '../play/attempt';
import { momentNow } from '../space';
import { questionsById, type Theme } from '../theme/nativeTheme';
import { ExamQuestion } from './ExamQuestion';
import { PracticeQuestion } from './PracticeQuestion';
import { quizTexts } from './texts';
import './quiz.css';

export interface PlayerProps {
  readonly theme: Theme;
  readonly attempt: Attempt;
  readonly advance: Advance;
}

/** Plays questions: one at a time with feedback after each, or freely until the work is handed in. */
export function QuestionPlayer({ theme, attempt, advance }: PlayerProps) {
  const t = useTexts(quizTexts);
  const questions = useMemo(() => questionsById(theme), [theme]);
  // Feedback stays until the student turns the page: only an attempt that was left is taken up elsewhere.
  const index = useMemo(() => resumeAt(attempt), [attempt.sessionId, attempt.at]);
  const question = questions.get(attempt.items[index] ?? '');
  const percent = Math.round((100 * doneCount(attempt)) / Math.max(1, attempt.items.length));
  const last = attempt.items.every((id) => id in attempt.answers || id === question?.id);

  const goTo = (to: number): Promise<boolean> => advance((now) => moveTo(now, to));
  const end = (): Promise<boolean> => advance((now) => finish(now, momentNow()));
  const next = (): Promise<boolean> => {
    const open = attempt.items.findIndex((id, at) => at > index && !(id in attempt.answers));
    return goTo(open >= 0 ? open : attempt.items.findIndex((id) => !(id in attempt.answers)));
  };

  if (question === undefined) return null;
  const heading = t.progress(index + 1, attempt.items.length);
  return (
    <Card class="question">
      <Bar label={t.done} percent={percent} />
      {attempt.feedback === 'immediate' ? (
        <PracticeQuestion key={question.id} heading={heading} question={question} attempt={attempt} theme={theme} advance={advance} last={last} next={next} end={end} />
      ) : (
        <ExamQuestion key={question.id} heading={heading} index={index} question={question} attempt={attempt} theme={theme} advance={advance} goTo={goTo} end={end} />
      )}
    </Card>
  );
}
