import { useTexts } from '../../lib/i18n/texts';
import { shuffled } from '../play/order';
import { InlineText } from '../text/RichText';
import type { Choice, Question, Theme } from '../theme/nativeTheme';
import { quizTexts, type QuizTexts } from './texts';

/** At most this many characters of an answer are taken by the school. */
const LONGEST = 8_000;
const LONGEST_FILL = 500;

export const isGiven = (given: readonly string[]): boolean => given.some((one) => one.trim() !== '');

/** The choices in the order of this attempt: as written, or shuffled once. */
export function choicesOf(question: Question, shuffle: boolean, seed: number): readonly Choice[] {
  return shuffle ? shuffled(question.choices, seed, question.id) : question.choices;
}

export function truths(t: QuizTexts): readonly Choice[] {
  return [
    { id: 'true', label: t.true },
    { id: 'false', label: t.false },
  ];
}

interface AnswerInputProps {
  readonly question: Question;
  readonly theme: Theme;
  readonly seed: number;
  readonly given: readonly string[];
  readonly onGiven: (given: readonly string[]) => void;
}

/** The native control for each kind of question. */
export function AnswerInput({ question, theme, seed, given, onGiven }: AnswerInputProps) {
  const t = useTexts(quizTexts);
  switch (question.type) {
    case 'mcq':
      return (
        <Choices
          legend={question.multiple ? t.chooseSeveral : t.choose}
          multiple={question.multiple}
          choices={choicesOf(question, theme.shuffleChoices, seed)}
          given={given}
          onGiven={onGiven}
        />
      );
    case 'true_false':
      return <Choices legend={t.truth} multiple={false} choices={truths(t)} given={given} onGiven={onGiven} />;
    case 'fill_in':
      return (
        <div class="field">
          <label class="field-label" for="answer">
            {t.fill}
          </label>
          <input
            id="answer"
            class="input input-large"
            aria-describedby="question answer-hint"
            autoComplete="off"
            autoCapitalize="none"
            spellcheck={false}
            maxLength={LONGEST_FILL}
            value={given[0] ?? ''}
            onInput={(event) => onGiven([event.currentTarget.value])}
          />
          <span id="answer-hint" class="field-hint">
            {t.fillHint}
          </span>
        </div>
      );
    case 'open':
      return (
        <div class="field">
          <label class="field-label" for="answer">
            {t.open}
          </label>
          <textarea
            id="answer"
            class="input"
            rows={6}
            aria-describedby="question answer-hint"
            maxLength={LONGEST}
            value={given[0] ?? ''}
            onInput={(event) => onGiven([event.currentTarget.value])}
          />
          <span id="answer-hint" class="field-hint">
            {t.openHint}
          </span>
        </div>
      );
  }
}

interface ChoicesProps {
  readonly legend: string;
  readonly multiple: boolean;
  readonly choices: readonly Choice[];
  readonly given: readonly string[];
  readonly onGiven: (given: readonly string[]) => void;
}

function Choices({ legend, multiple, choices, given, onGiven }: ChoicesProps) {
  const toggle = (id: string, on: boolean): void => {
    if (multiple) onGiven(on ? [...given, id] : given.filter((one) => one !== id));
    else onGiven([id]);
  };
  return (
    <fieldset class="options" aria-describedby="question">
      <legend>{legend}</legend>
      {choices.map((choice) => (
        <label key={choice.id} class="option">
          <input
            type={multiple ? 'checkbox' : 'radio'}
            name="choice"
            value={choice.id}
            checked={given.includes(choice.id)}
            onChange={(event) => toggle(choice.id, event.currentTarget.checked)}
          />
          <span>
            <InlineText text={choice.label} />
          </span>
        </label>
      ))}
    </fieldset>
  );
}
