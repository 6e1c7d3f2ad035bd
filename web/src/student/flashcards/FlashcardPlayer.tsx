import { useState } from 'preact/hooks';
import { Alert } from '../../design/Alert';
import { Button } from '../../design/Button';
import { Card } from '../../design/Card';
import { useTexts } from '../../lib/i18n/texts';
import { missionScreenTexts } from '../mission/texts';
import { Bar } from '../missions/Bar';
import { deckOf } from '../play/activity';
import { finish, markCard, type CardMark } from '../play/attempt';
import type { PlayerProps } from '../quiz/QuestionPlayer';
import { quizTexts } from '../quiz/texts';
import { useStopwatch } from '../quiz/useStopwatch';
import { momentNow } from '../space';
import type { Flashcard } from '../theme/nativeTheme';
import { OneCard } from './OneCard';
import { flashcardTexts } from './texts';
import './flashcards.css';

/** Goes through a deck; what was not known may be gone through again before finishing. */
export function FlashcardPlayer({ theme, attempt, advance }: PlayerProps) {
  const t = useTexts(flashcardTexts);
  const truth = useTexts(quizTexts);
  const common = useTexts(missionScreenTexts);
  const deck = deckOf(theme, attempt.mode === 'pre-examen', truth);
  const cards = new Map(deck.map((card) => [card.id, card]));
  const [failed, setFailed] = useState(false);
  // A further round through the cards to review: those still to be seen in it.
  const [round, setRound] = useState<readonly string[]>([]);
  const open = round.length > 0 ? round : attempt.items.filter((id) => !(id in attempt.marks));
  const elapsed = useStopwatch(open[0] ?? 'end');
  const toReview = attempt.items.filter((id) => attempt.marks[id] === 'review');
  const seen = attempt.items.length - open.length;

  async function carryOut(step: Parameters<typeof advance>[0]): Promise<boolean> {
    setFailed(false);
    try {
      return await advance(step);
    } catch (error) {
      console.error('StudyMate: a step was not kept.', error);
      setFailed(true);
      return false;
    }
  }

  async function say(card: Flashcard, said: CardMark): Promise<void> {
    const spent = elapsed();
    if (await carryOut((now) => markCard(now, card.id, said, spent))) setRound((rest) => rest.filter((id) => id !== card.id));
  }

  const card = cards.get(open[0] ?? '');
  return (
    <Card class="question">
      <Bar label={t.done} percent={Math.round((100 * seen) / Math.max(1, attempt.items.length))} />
      {failed && <Alert tone="bad" loud title={common.notKept} />}
      {card !== undefined ? (
        <OneCard key={`${card.id}/${round.length}`} heading={t.progress(seen + 1, attempt.items.length)} card={card} say={(said) => void say(card, said)} />
      ) : (
        <div class="stack stack-l flash-end">
          <h2>{t.endTitle}</h2>
          <p>{t.end(attempt.items.length - toReview.length, attempt.items.length)}</p>
          <div class="question-actions">
            <Button kind="primary" size="large" onClick={() => void carryOut((now) => finish(now, momentNow()))}>
              {t.finish}
            </Button>
            {toReview.length > 0 && (
              <Button size="large" onClick={() => setRound(toReview)}>
                {t.again(toReview.length)}
              </Button>
            )}
          </div>
        </div>
      )}
    </Card>
  );
}
