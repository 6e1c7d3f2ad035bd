import { describe, expect, it } from 'vitest';
import { at, mission, theme } from '../testing/fixtures';
import { activityOf, deckOf } from './activity';
import { doneCount, finish, giveAnswer, markCard, moveTo, outcomeOf, percent, resumeAt, startAttempt, type Attempt } from './attempt';

const chance = { sessionId: 's1', seed: 7 };
const begun = (changes = {}, content = theme()): Attempt => startAttempt(mission(changes), content, null, chance, at('2026-01-05T08:00:00Z'))!.attempt;
const question = (id: string) => theme().questions.find((one) => one.id === id)!;

describe('starting an attempt', () => {
  it('asks all questions of the theme and tells the school which', () => {
    const step = startAttempt(mission(), theme(), null, chance, at('2026-01-05T08:00:00Z'))!;
    expect(step.attempt.items).toEqual(['q1', 'q2', 'q3', 'q4']);
    expect(step.events).toEqual([
      {
        type: 'session.started', occurredAt: '2026-01-05T08:00:00Z', assignmentId: 'a1', themeId: 'velo', themeVersion: 3, sessionId: 's1',
        data: { mode: 'post-cours', questionIds: ['q1', 'q2', 'q3', 'q4'] },
      },
    ]);
  });

  it('shuffles the same way after every reload', () => {
    const many = theme({
      settings: { shuffleQuestions: true },
      questions: Array.from({ length: 20 }, (_, i) => ({ id: `q${i}`, type: 'true_false', prompt: 'p', answer: true })),
    });
    const order = begun({}, many).items;
    expect(begun({}, many).items).toEqual(order);
    expect([...order].sort()).toEqual(many.questions.map((one) => one.id).sort());
    expect(order).not.toEqual(many.questions.map((one) => one.id));
  });

  it('names no questions for flashcards and sheets, which would count as left blank', () => {
    const step = startAttempt(mission({ type: 'flashcards' }), theme(), null, chance, at('2026-01-05T08:00:00Z'))!;
    expect(step.attempt.kind).toBe('cards');
    expect(step.events[0]?.data).toEqual({ mode: 'post-cours' });
  });

  it('plays the chosen past paper', () => {
    const papers = theme({ studymate: { pastPapers: [{ id: 'p1', questions: [{ id: 'x1', type: 'open', prompt: 'p' }] }, { id: 'p2', questions: [{ id: 'x2', type: 'open', prompt: 'p' }] }] } });
    const step = startAttempt(mission({ type: 'annales' }), papers, 'p2', chance, at('2026-01-05T08:00:00Z'))!;
    expect(step.attempt).toMatchObject({ items: ['x2'], feedback: 'end', paperId: 'p2' });
  });

  it('is not possible with a theme that holds nothing to play', () => {
    expect(startAttempt(mission(), theme({ questions: [] }), null, chance, at('2026-01-05T08:00:00Z'))).toBeNull();
  });
});

describe('what a mission comes to', () => {
  it('gives feedback at the end before an exam, even when a copy with answers is at hand', () => {
    expect(activityOf(mission({ mode: 'pre-examen' }), theme())).toMatchObject({ kind: 'questions', feedback: 'end' });
  });

  it('plays flashcards as a quiz when before an exam there is nothing to put on their backs', () => {
    expect(activityOf(mission({ type: 'flashcards', mode: 'pre-examen' }), theme())).toMatchObject({ kind: 'questions' });
    expect(deckOf(theme(), true)).toEqual([]);
  });

  it('puts the right answer and the rationale on the back of a question', () => {
    expect(deckOf(theme(), false)[0]).toMatchObject({ front: 'Le casque ?', back: 'Oui\n\nIl protège.' });
  });
});

describe('answering', () => {
  it('marks at once and tells the school what was given', () => {
    const step = giveAnswer(begun(), question('q1'), ['a'], 4_000.4, at('2026-01-05T08:00:04Z'))!;
    expect(step.attempt.answers).toEqual({ q1: { given: ['a'], correct: true } });
    expect(step.attempt.spentMs).toBe(4_000);
    expect(step.events[0]).toMatchObject({ type: 'answer.given', data: { questionId: 'q1', given: ['a'], elapsedMs: 4_000 } });
  });

  it('stands once it was corrected', () => {
    const once = giveAnswer(begun(), question('q1'), ['b'], 1, at('2026-01-05T08:00:01Z'))!.attempt;
    expect(giveAnswer(once, question('q1'), ['a'], 1, at('2026-01-05T08:00:02Z'))).toBeNull();
  });

  it('may be changed until handing in before an exam, and tells nothing', () => {
    const once = giveAnswer(begun({ mode: 'pre-examen' }), question('q1'), ['b'], 1, at('2026-01-05T08:00:01Z'))!.attempt;
    const twice = giveAnswer(once, question('q1'), ['a'], 1, at('2026-01-05T08:00:02Z'))!.attempt;
    expect(twice.answers).toEqual({ q1: { given: ['a'], correct: null } });
    const over = finish(twice, at('2026-01-05T08:00:03Z'))!.attempt;
    expect(giveAnswer(over, question('q1'), ['b'], 1, at('2026-01-05T08:00:04Z'))).toBeNull();
  });

  it('remembers that some of it happened without a network', () => {
    const step = giveAnswer(begun(), question('q1'), [], 1, at('2026-01-05T08:00:01Z', true))!;
    expect(finish(step.attempt, at('2026-01-05T08:01:00Z'))!.events[0]?.data).toMatchObject({ offline: true });
  });
});

describe('resuming', () => {
  it('goes on at the question where it stopped', () => {
    const moved = moveTo(giveAnswer(begun(), question('q1'), ['a'], 1, at('2026-01-05T08:00:01Z'))!.attempt, 1)!.attempt;
    expect(resumeAt(moved)).toBe(1);
  });

  it('passes over a question that was corrected before the browser was closed', () => {
    const answered = giveAnswer(begun(), question('q1'), ['a'], 1, at('2026-01-05T08:00:01Z'))!.attempt;
    expect(resumeAt(answered)).toBe(1);
  });

  it('finds a question left open before', () => {
    let attempt = begun();
    for (const id of ['q1', 'q3', 'q4']) attempt = giveAnswer(attempt, question(id), ['x'], 1, at('2026-01-05T08:00:01Z'))!.attempt;
    expect(resumeAt({ ...attempt, at: 3 })).toBe(1);
    expect(doneCount(attempt)).toBe(3);
  });
});

describe('finishing', () => {
  it('leaves the score of a quiz to the school', () => {
    const data = finish(begun(), at('2026-01-05T08:05:00Z'))!.events[0]!.data!;
    expect(data).toEqual({ mode: 'post-cours', startedAt: '2026-01-05T08:00:00Z', endedAt: '2026-01-05T08:05:00Z', timeSpentMs: 0, offline: false });
  });

  it('sends what the student says of flashcards', () => {
    let cards = begun({ type: 'flashcards' });
    cards = markCard(cards, 'q1', 'known')!.attempt;
    cards = markCard(cards, 'q2', 'review')!.attempt;
    expect(cards.items.length).toBe(4);
    expect(finish(cards, at('2026-01-05T08:05:00Z'))!.events[0]!.data).toMatchObject({ correct: 1, total: 4, scorePercent: 25 });
  });

  it('happens once', () => {
    const over = finish(begun(), at('2026-01-05T08:05:00Z'))!.attempt;
    expect(finish(over, at('2026-01-05T08:06:00Z'))).toBeNull();
  });

  it('counts as the school does: questions left out are wrong, open ones wait', () => {
    const one = giveAnswer(begun(), question('q1'), ['a'], 1, at('2026-01-05T08:00:01Z'))!.attempt;
    expect(outcomeOf(one, theme())).toEqual({ correct: 1, total: 3, open: 1, score: 33.3 });
    expect([percent(2, 3), percent(1, 16), percent(1, 1)]).toEqual([66.7, 6.3, 100]);
  });
});
