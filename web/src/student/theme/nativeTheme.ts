import { isObject, objects, text, whole, type Json, type JsonObject } from './json';

/** A theme in ErgoMate's native dialect, read for playing (docs/theme-formats.md). */
export interface Theme {
  readonly id: string;
  readonly version: number;
  readonly title: string;
  readonly description: string | null;
  readonly shuffleQuestions: boolean;
  readonly shuffleChoices: boolean;
  readonly questions: readonly Question[];
  readonly flashcards: readonly Flashcard[];
  readonly papers: readonly Paper[];
  readonly sheet: Sheet | null;
}

export type QuestionType = 'mcq' | 'true_false' | 'fill_in' | 'open';

export interface Question {
  readonly id: string;
  readonly type: QuestionType;
  readonly prompt: string;
  readonly choices: readonly Choice[];
  /** Several choices may be right. */
  readonly multiple: boolean;
  /** The right answer as the school marks it, or null when the school keeps it back. */
  readonly accepted: readonly string[] | null;
  readonly rationale: string | null;
  readonly difficulty: number | null;
  readonly timeLimitSeconds: number | null;
  readonly imageUrl: string | null;
  /** How answers to a `fill_in` are compared, or null for the usual way. */
  readonly fillIn: FillIn | null;
}

export interface FillIn {
  /** Words, else numbers (`auto`); words only; a number. */
  readonly compare: 'auto' | 'text' | 'number';
  /** How far a number may be from an accepted one. */
  readonly tolerance: number | null;
  /** What may stand behind a number. */
  readonly unit: string | null;
  readonly ignoreAccents: boolean;
}

export interface Choice {
  readonly id: string;
  readonly label: string;
}

export interface Flashcard {
  readonly id: string;
  readonly front: string;
  readonly back: string;
  readonly hint: string | null;
  readonly frontImageUrl: string | null;
  readonly backImageUrl: string | null;
}

export interface Paper {
  readonly id: string;
  readonly title: string;
  readonly year: number | null;
  readonly durationMinutes: number | null;
  readonly questions: readonly Question[];
}

export interface Sheet {
  readonly title: string | null;
  readonly summary: string | null;
  readonly studyTime: string | null;
  readonly sections: readonly Section[];
  readonly references: readonly Reference[];
}

export interface Section {
  readonly id: string;
  readonly title: string;
  readonly cards: readonly Card[];
}

/** One card of a sheet; what it says stands in `fields`, by the names its author chose. */
export interface Card {
  readonly id: string;
  readonly type: string;
  readonly title: string | null;
  readonly fields: JsonObject;
}

export interface Reference {
  readonly title: string;
  readonly url: string | null;
}

/** Reads a theme; null when it is none. Elements that cannot be shown are left out, their neighbours stay. */
export function readTheme(json: Json): Theme | null {
  if (!isObject(json)) return null;
  const id = text(json['id']);
  const title = text(json['title']);
  if (id === null || title === null) return null;
  const settings = isObject(json['settings']) ? json['settings'] : {};
  const more = isObject(json['studymate']) ? json['studymate'] : {};
  return {
    id,
    title,
    version: whole(more['themeVersion']) ?? 0,
    description: text(json['description']),
    shuffleQuestions: settings['shuffleQuestions'] === true,
    shuffleChoices: settings['shuffleChoices'] === true,
    questions: objects(json['questions']).flatMap(readQuestion),
    flashcards: objects(more['flashcards']).flatMap(readFlashcard),
    papers: objects(more['pastPapers']).flatMap(readPaper),
    sheet: readSheet(json['revision'], more),
  };
}

function readQuestion(json: JsonObject): Question[] {
  const id = text(json['id']);
  const prompt = text(json['prompt']);
  const type = json['type'];
  if (id === null || prompt === null || !isType(type)) return [];
  return [
    {
      id,
      type,
      prompt,
      choices: objects(json['choices']).flatMap(readChoice),
      multiple: json['multiple'] === true || (type === 'mcq' && Array.isArray(json['answer'])),
      accepted: readAccepted(json['answer']),
      rationale: text(json['rationale']),
      difficulty: whole(json['difficulty']),
      timeLimitSeconds: whole(json['timeLimitSeconds']),
      imageUrl: text(json['imageUrl']),
      fillIn: readFillIn(json['fillIn']),
    },
  ];
}

function readFillIn(json: Json | undefined): FillIn | null {
  if (!isObject(json)) return null;
  const { compare, tolerance } = json;
  return {
    compare: compare === 'text' || compare === 'number' ? compare : 'auto',
    tolerance: typeof tolerance === 'number' && tolerance >= 0 ? tolerance : null,
    unit: text(json['unit']),
    ignoreAccents: json['ignoreAccents'] === true,
  };
}

function isType(type: Json | undefined): type is QuestionType {
  return type === 'mcq' || type === 'true_false' || type === 'fill_in' || type === 'open';
}

function readAccepted(answer: Json | undefined): readonly string[] | null {
  if (answer === undefined || answer === null) return null;
  return Array.isArray(answer) ? answer.filter((form): form is string => typeof form === 'string') : [String(answer)];
}

function readChoice(json: JsonObject): Choice[] {
  const id = text(json['id']);
  return id === null ? [] : [{ id, label: text(json['label']) ?? id }];
}

function readFlashcard(json: JsonObject): Flashcard[] {
  const id = text(json['id']);
  const front = text(json['front']);
  const back = text(json['back']);
  if (id === null || front === null || back === null) return [];
  return [{ id, front, back, hint: text(json['hint']), frontImageUrl: text(json['frontImageUrl']), backImageUrl: text(json['backImageUrl']) }];
}

function readPaper(json: JsonObject): Paper[] {
  const id = text(json['id']);
  const questions = objects(json['questions']).flatMap(readQuestion);
  if (id === null || questions.length === 0) return [];
  return [{ id, title: text(json['title']) ?? id, year: whole(json['year']), durationMinutes: whole(json['durationMinutes']), questions }];
}

function readSheet(revision: Json | undefined, more: JsonObject): Sheet | null {
  const sections = isObject(revision) ? objects(revision['sections']).flatMap(readSection) : [];
  const metadata = isObject(revision) && isObject(revision['metadata']) ? revision['metadata'] : {};
  const summary = text(more['sheetSummary']);
  if (sections.length === 0 && summary === null) return null;
  return {
    title: text(more['sheetTitle']),
    summary,
    studyTime: text(metadata['estimatedStudyTime']),
    sections,
    references: objects(more['references']).flatMap((json) => {
      const title = text(json['title']);
      return title === null ? [] : [{ title, url: text(json['url']) }];
    }),
  };
}

/** The server writes sections in their order; `order` is only the author's note of it. */
function readSection(json: JsonObject): Section[] {
  const id = text(json['id']);
  const cards = objects(json['cards']).flatMap(readCard);
  return id === null || cards.length === 0 ? [] : [{ id, title: text(json['title']) ?? '', cards }];
}

function readCard(json: JsonObject): Card[] {
  const { id, type, title, tags: _tags, relatedQuestions: _related, ...fields } = json;
  const cardId = text(id);
  const cardType = text(type);
  return cardId === null || cardType === null ? [] : [{ id: cardId, type: cardType, title: text(title), fields }];
}

/** All the questions that an answer may name: the theme's own and those of its past papers, the theme's own where ids meet. */
export function questionsById(theme: Theme): ReadonlyMap<string, Question> {
  const all = new Map<string, Question>();
  for (const question of [...theme.questions, ...theme.papers.flatMap((paper) => paper.questions)]) {
    if (!all.has(question.id)) all.set(question.id, question);
  }
  return all;
}

