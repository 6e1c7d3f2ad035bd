import { useTexts } from '../../lib/i18n/texts';
import type { Attempt } from '../play/attempt';
import { mark } from '../play/marking';
import { InlineText } from '../text/RichText';
import { questionsById, type Question, type Theme } from '../theme/nativeTheme';
import { choicesOf } from './AnswerInput';
import { AnswerReview } from './Feedback';
import { quizTexts, type QuizTexts } from './texts';
import './quiz.css';

/** All questions of a finished attempt with what was given and what is right. */
export function Correction({ title, theme, attempt }: { readonly title: string; readonly theme: Theme; readonly attempt: Attempt }) {
  const t = useTexts(quizTexts);
  const questions = questionsById(theme);
  return (
    <section class="stack" aria-label={title}>
      <h2>{title}</h2>
      <ol role="list" class="correction">
        {attempt.items.map((id, index) => {
          const question = questions.get(id);
          if (question === undefined) return null;
          const { words, look } = verdictOf(question, attempt, t);
          return (
            <li key={id}>
              <details class="corrected">
                <summary>
                  <span class="corrected-number numeric">{index + 1}</span>
                  <span class="corrected-prompt">
                    <InlineText text={question.prompt} />
                  </span>
                  <span class={`chip ${look}`}>{words}</span>
                </summary>
                <AnswerReview question={question} answer={attempt.answers[id]} choices={choicesOf(question, theme.shuffleChoices, attempt.seed)} />
              </details>
            </li>
          );
        })}
      </ol>
    </section>
  );
}

function verdictOf(question: Question, attempt: Attempt, t: QuizTexts): { words: string; look: string } {
  const answer = attempt.answers[question.id];
  if (question.type === 'open') return { words: answer === undefined ? t.none : t.verdicts.open, look: '' };
  return mark(question, answer?.given ?? []) === true ? { words: t.verdicts.right, look: 'chip-good' } : { words: t.verdicts.wrong, look: 'chip-warn' };
}
