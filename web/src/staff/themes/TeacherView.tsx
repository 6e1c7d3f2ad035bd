import { Badge } from '../../design/Badge';
import { Card } from '../../design/Card';
import { Empty } from '../../design/States';
import type { Schemas } from '../../lib/api/schema.gen';
import { useTexts } from '../../lib/i18n/texts';
import { choicesOf } from './choices';
import { SheetSections } from './SheetSections';
import { themeTexts } from './themeTexts';
import './themes.css';

type Question = Schemas['Question'];

/** All of a theme, with its answers and explanations. */
export function TeacherView({ content }: { readonly content: Schemas['Theme'] }) {
  const t = useTexts(themeTexts);
  const questions = content.questions ?? [];
  const flashcards = content.flashcards ?? [];
  const papers = content.pastPapers ?? [];
  const sections = content.revision?.sections ?? [];
  if (questions.length + flashcards.length + papers.length + sections.length === 0) return <Empty title={t.nothing} />;
  return (
    <div class="stack stack-l">
      {questions.length > 0 && <Questions title={t.questionList} questions={questions} />}
      {flashcards.length > 0 && (
        <section class="stack">
          <h2>{t.flashcards}</h2>
          <ul role="list" class="question-list">
            {flashcards.map((card) => (
              <li key={card.id}>
                <Card class="question-card">
                  <p class="question-prompt">{card.front}</p>
                  <p>{card.back}</p>
                </Card>
              </li>
            ))}
          </ul>
        </section>
      )}
      <SheetSections revision={content.revision ?? null} />
      {papers.map((paper) => (
        <Questions key={paper.id} title={[t.papers, paper.title, paper.year].filter(Boolean).join(' · ')} questions={paper.questions ?? []} />
      ))}
    </div>
  );
}

function Questions({ title, questions }: { readonly title: string; readonly questions: readonly Question[] }) {
  return (
    <section class="stack">
      <h2>{title}</h2>
      <ol role="list" class="question-list">
        {questions.map((question, index) => (
          <li key={question.id}>
            <QuestionCard question={question} number={index + 1} />
          </li>
        ))}
      </ol>
    </section>
  );
}

function QuestionCard({ question, number }: { readonly question: Question; readonly number: number }) {
  const t = useTexts(themeTexts);
  const answers = question.answer ?? [];
  const difficulty = question.difficulty ? t.difficulties[String(question.difficulty)] : undefined;
  const choices = choicesOf(question, t);
  return (
    <Card class="question-card">
      <div class="row">
        <span class="soft">{number}</span>
        <Badge tone="brand">{t.types[question.type] ?? question.type}</Badge>
        {difficulty && <Badge>{difficulty}</Badge>}
      </div>
      <p class="question-prompt">{question.prompt}</p>
      {choices.length > 0 && (
        <ul role="list" class="stack stack-s">
          {choices.map((choice) => {
            const right = answers.includes(choice.id);
            return (
              <li key={choice.id} class={right ? 'choice choice-right' : 'choice'}>
                <span class="choice-mark" aria-hidden="true">
                  {right ? '✓' : ''}
                </span>
                <span>
                  {choice.label}
                  {right && <span class="unseen"> ({t.right})</span>}
                </span>
              </li>
            );
          })}
        </ul>
      )}
      {question.type === 'fill_in' && (
        <p>
          {t.accepted} <strong>{answers.join(' · ')}</strong>
        </p>
      )}
      {question.type === 'open' && <p class="soft">{t.graded}</p>}
      {question.rationale && (
        <p class="soft">
          {t.why} {question.rationale}
        </p>
      )}
    </Card>
  );
}
