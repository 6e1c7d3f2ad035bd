import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { FillIn, QuestionType } from '../theme/nativeTheme';
import { mark } from './marking';

interface Case {
  readonly type: QuestionType;
  readonly accepted: readonly string[];
  readonly given: readonly string[];
  readonly fillIn?: Partial<FillIn>;
  readonly correct: boolean | null;
}

// The server is held to the same file by tests/Learning/SharedMarkingTests.cs.
const cases = JSON.parse(readFileSync('../tests/Learning/marking-cases.json', 'utf8')) as readonly Case[];

describe('marking on the device', () => {
  it.each(cases.map((one) => [JSON.stringify(one), one] as const))('marks as the server does: %s', (_, one) => {
    const fillIn = { compare: 'auto', tolerance: null, unit: null, ignoreAccents: false, ...one.fillIn } as const;
    expect(mark({ ...one, fillIn }, one.given)).toBe(one.correct);
  });

  it('says nothing when the school keeps the answer back', () => {
    expect(mark({ type: 'mcq', accepted: null }, ['a'])).toBeNull();
  });
});
