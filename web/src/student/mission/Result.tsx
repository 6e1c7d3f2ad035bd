import { useEffect, useRef } from 'preact/hooks';
import { Button, LinkButton } from '../../design/Button';
import { Card } from '../../design/Card';
import { useFormat } from '../../lib/i18n/format';
import { useTexts } from '../../lib/i18n/texts';
import type { Mission } from '../contract';
import { outcomeOf, percent, type Attempt, type Outcome } from '../play/attempt';
import { Correction } from '../quiz/Correction';
import { useSyncState } from '../space';
import type { Theme } from '../theme/nativeTheme';
import { ScoreRing } from './ScoreRing';
import { missionScreenTexts } from './texts';

interface ResultProps {
  readonly mission: Mission;
  readonly theme: Theme;
  readonly attempt: Attempt;
  readonly begin: (paperId: string | null) => Promise<void>;
  readonly reload: () => void;
}

const GREAT = 80;
const GOOD = 50;

/** What came of the attempt, said kindly, and what to do with it. */
export function Result({ mission, theme, attempt, begin, reload }: ResultProps) {
  const t = useTexts(missionScreenTexts);
  const words = t.result;
  const format = useFormat();
  const { pending, phase } = useSyncState();
  const heading = useRef<HTMLHeadingElement>(null);
  const outcome = outcomeOf(attempt, theme);
  const withheld = attempt.kind === 'questions' && outcome.score === null && outcome.open < attempt.items.length;

  useEffect(() => heading.current?.focus(), []);
  // Before an exam the school serves the right answers once it has the student's.
  useEffect(() => {
    if (withheld && pending === 0 && phase === 'saved') reload();
  }, [withheld, pending, phase, reload]);

  const score = attempt.kind === 'cards' ? cardScore(attempt) : outcome.score;
  return (
    <>
      <Card class="result">
        <h2 ref={heading} tabIndex={-1}>
          {words.title}
        </h2>
        {score !== null && <ScoreRing label={words.scoreLabel} score={score} />}
        <p class="result-words">{praise(attempt, outcome, score, withheld, words)}</p>
        {outcome.total > 0 && <p>{words.correct(outcome.correct, outcome.total)}</p>}
        {outcome.open > 0 && !withheld && <p class="soft">{words.open(outcome.open)}</p>}
        <p class="soft">
          {words.time(format.duration(attempt.spentMs / 1000))} · {pending === 0 ? words.sent : words.waiting}
        </p>
        {attempt.kind === 'questions' && <p class="soft">{t.counts[mission.result]}</p>}
        <div class="result-actions">
          <LinkButton to="/student" kind="primary" size="large">
            {words.missions}
          </LinkButton>
          <Button size="large" onClick={() => void begin(attempt.paperId)}>
            {attempt.kind === 'sheet' ? t.readAgain : t.again}
          </Button>
        </div>
      </Card>
      {attempt.kind === 'questions' && !withheld && <Correction title={words.correction} theme={theme} attempt={attempt} />}
    </>
  );
}

function cardScore(attempt: Attempt): number | null {
  return attempt.items.length === 0 ? null : percent(known(attempt), attempt.items.length);
}

function known(attempt: Attempt): number {
  return attempt.items.filter((id) => attempt.marks[id] === 'known').length;
}

function praise(attempt: Attempt, outcome: Outcome, score: number | null, withheld: boolean, words: (typeof missionScreenTexts)['fr']['result']): string {
  if (attempt.kind === 'sheet') return words.read;
  if (attempt.kind === 'cards') return words.cards(known(attempt), attempt.items.length);
  if (withheld) return words.withheld;
  if (score === null) return outcome.open > 0 ? '' : words.some;
  return score >= GREAT ? words.great : score >= GOOD ? words.good : words.some;
}
