import { useEffect, useRef } from 'preact/hooks';
import { useTexts } from '../../lib/i18n/texts';
import { InlineText } from '../text/RichText';
import { Picture } from '../text/Picture';
import type { Question } from '../theme/nativeTheme';
import { quizTexts } from './texts';

/** The text of a question; each new one receives the focus, so that it is read. */
export function QuestionHead({ heading, question }: { readonly heading: string; readonly question: Question }) {
  const t = useTexts(quizTexts);
  const element = useRef<HTMLHeadingElement>(null);
  useEffect(() => element.current?.focus(), []);
  return (
    <div class="stack stack-s">
      <p class="soft numeric question-number">
        {heading}
        {question.timeLimitSeconds !== null && ` · ${t.advised(question.timeLimitSeconds)}`}
      </p>
      <h2 ref={element} id="question" class="question-prompt" tabIndex={-1}>
        <span class="unseen">{heading}. </span>
        {question.prompt.split('\n').map((line, at) => (
          <span key={at} class="question-line">
            <InlineText text={line} />
          </span>
        ))}
      </h2>
      {question.imageUrl !== null && <Picture address={question.imageUrl} alt={t.imageAlt} />}
    </div>
  );
}
