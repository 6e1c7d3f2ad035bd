import type { Schemas } from '../../lib/api/schema.gen';

type Question = Schemas['Question'];
type Choice = NonNullable<Question['choices']>[number];

/** What can be chosen; empty for a question that is answered in words. True and false are said in the person's language. */
export function choicesOf(question: Question, truths: { readonly true: string; readonly false: string }): readonly Choice[] {
  if (question.type !== 'true_false') return question.choices ?? [];
  return [
    { id: 'true', label: truths.true },
    { id: 'false', label: truths.false },
  ];
}
