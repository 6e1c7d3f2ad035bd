import { useTexts } from '../../lib/i18n/texts';
import type { Answer } from '../play/attempt';
import { mark } from '../play/marking';
import { InlineText, RichText } from '../text/RichText';
import type { Choice, Question } from '../theme/nativeTheme';
import { truths } from './AnswerInput';
import { quizTexts, type QuizTexts } from './texts';

interface FeedbackProps {
  readonly id: string;
  readonly question: Question;
  readonly answer: Answer;
  /** In the order in which they were asked. */
  readonly choices: readonly Choice[];
}

/** Right or not, in words and at once; then what is right, and why. */
export function Feedback({ id, question, answer, choices }: FeedbackProps) {
  const t = useTexts(quizTexts);
  const correct = mark(question, answer.given);
  const tone = correct === true ? 'good' : correct === false ? 'warn' : 'info';
  return (
    <div class="stack">
      <div id={id} class={`verdict verdict-${tone}`} role="status">
        <span class="verdict-mark" aria-hidden="true">
          {correct === true ? '✓' : correct === false ? '↻' : '✎'}
        </span>
        <strong>{verdict(correct, answer, t)}</strong>
      </div>
      <AnswerReview question={question} answer={answer} choices={choices} />
    </div>
  );
}

function verdict(correct: boolean | null, answer: Answer, t: QuizTexts): string {
  if (correct === true) return t.right;
  if (correct === false) return answer.given.length === 0 ? t.skipped : t.wrong;
  return `${t.kept} ${t.willBeRead}`;
}

/** A question after it was answered: the choices or texts with what is right and what was given, marked in words and not by colour alone. */
export function AnswerReview({ question, answer, choices }: Omit<FeedbackProps, 'id' | 'answer'> & { readonly answer: Answer | undefined }) {
  const t = useTexts(quizTexts);
  const given = answer?.given ?? [];
  return (
    <div class="stack">
      {question.type === 'mcq' || question.type === 'true_false' ? (
        <ReviewedChoices question={question} given={given} choices={choices} />
      ) : (
        <ReviewedText question={question} given={given} />
      )}
      {question.rationale !== null && (
        <section class="why" aria-label={t.why}>
          <h3>{t.why}</h3>
          <RichText text={question.rationale} />
        </section>
      )}
    </div>
  );
}

interface ReviewedProps {
  readonly question: Question;
  readonly given: readonly string[];
}

function ReviewedChoices({ question, given, choices }: ReviewedProps & { readonly choices: readonly Choice[] }) {
  const t = useTexts(quizTexts);
  const accepted = (question.accepted ?? []).map((one) => (question.type === 'true_false' ? one.toLowerCase() : one));
  const shown = question.type === 'true_false' ? truths(t) : choices;
  return (
    <ul role="list" class="reviewed">
      {shown.map((choice) => {
        const right = accepted.includes(choice.id);
        const mine = given.includes(choice.id);
        const words = [mine ? (right ? t.yourRight : t.yourWrong) : null, right && !mine ? t.rightOne : null].filter((part) => part !== null);
        return (
          <li key={choice.id} class={right ? 'reviewed-right' : mine ? 'reviewed-wrong' : undefined}>
            <span class="reviewed-mark" aria-hidden="true">
              {right ? '✓' : mine ? '✗' : ''}
            </span>
            <span>
              <InlineText text={choice.label} />
              {words.length > 0 && <span class="reviewed-words">{words.join(' · ')}</span>}
            </span>
          </li>
        );
      })}
    </ul>
  );
}

function ReviewedText({ question, given }: ReviewedProps) {
  const t = useTexts(quizTexts);
  const correct = mark(question, given);
  const accepted = question.accepted ?? [];
  const label = question.type === 'open' ? t.model : accepted.length > 1 ? t.accepted : t.answer;
  return (
    <dl class="texts">
      <dt>{correct === true ? t.yourRight : correct === false && given.length > 0 ? t.yourWrong : t.yours}</dt>
      <dd class={correct === false ? 'texts-wrong' : undefined}>{given[0] ?? t.none}</dd>
      {accepted.length > 0 && correct !== true && (
        <>
          <dt>{label}</dt>
          <dd>{question.type === 'open' ? <RichText text={accepted[0] ?? ''} /> : accepted.join(' · ')}</dd>
        </>
      )}
    </dl>
  );
}
