import { useId, useState } from 'preact/hooks';
import { Badge } from '../../design/Badge';
import { Card } from '../../design/Card';
import { TextArea, TextField } from '../../design/Field';
import { Empty } from '../../design/States';
import type { Schemas } from '../../lib/api/schema.gen';
import { useTexts } from '../../lib/i18n/texts';
import { choicesOf } from './choices';
import { SheetSections } from './SheetSections';
import { themeTexts } from './themeTexts';
import './themes.css';

type Question = Schemas['Question'];

/** A theme as a student meets it: questions to answer, cards to turn, sheets to read, and no answers. */
export function StudentView({ content }: { readonly content: Schemas['Theme'] }) {
  const t = useTexts(themeTexts);
  const questions = content.questions ?? [];
  const flashcards = content.flashcards ?? [];
  const sections = content.revision?.sections ?? [];
  if (questions.length + flashcards.length + sections.length === 0) return <Empty title={t.nothing} />;
  return (
    <div class="stack stack-l">
      <p class="soft">{t.asStudent}</p>
      {questions.length > 0 && (
        <section class="stack">
          <h2>{t.questionList}</h2>
          <ol role="list" class="question-list">
            {questions.map((question, index) => (
              <li key={question.id}>
                <Tried question={question} number={index + 1} />
              </li>
            ))}
          </ol>
        </section>
      )}
      {flashcards.length > 0 && (
        <section class="stack">
          <h2>{t.flashcards}</h2>
          <ul role="list" class="question-list">
            {flashcards.map((card) => (
              <li key={card.id}>
                <details class="flip">
                  <summary>{card.front}</summary>
                  <div>{card.back}</div>
                </details>
              </li>
            ))}
          </ul>
        </section>
      )}
      <SheetSections revision={content.revision ?? null} />
    </div>
  );
}

function Tried({ question, number }: { readonly question: Question; readonly number: number }) {
  const t = useTexts(themeTexts);
  const name = useId();
  const [given, setGiven] = useState('');
  const choices = choicesOf(question, t);
  return (
    <Card class="question-card">
      <div class="row">
        <span class="soft">{number}</span>
        <Badge tone="brand">{t.types[question.type] ?? question.type}</Badge>
      </div>
      {choices.length > 0 ? (
        <fieldset class="stack stack-s">
          <legend class="question-prompt">{question.prompt}</legend>
          {choices.map((choice) => (
            <label key={choice.id} class="choice">
              <input type={question.multiple ? 'checkbox' : 'radio'} name={name} value={choice.id} />
              {choice.label}
            </label>
          ))}
        </fieldset>
      ) : (
        <>
          <p class="question-prompt">{question.prompt}</p>
          {question.type === 'open' ? (
            <TextArea label={t.yourAnswer} value={given} onValue={setGiven} />
          ) : (
            <TextField label={t.yourAnswer} autoComplete="off" value={given} onValue={setGiven} />
          )}
        </>
      )}
    </Card>
  );
}
