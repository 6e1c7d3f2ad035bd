import { useEffect, useRef, useState } from 'preact/hooks';
import { Button } from '../../design/Button';
import { useTexts } from '../../lib/i18n/texts';
import type { CardMark } from '../play/attempt';
import { Picture } from '../text/Picture';
import { RichText } from '../text/RichText';
import type { Flashcard } from '../theme/nativeTheme';
import { flashcardTexts } from './texts';

interface OneCardProps {
  readonly heading: string;
  readonly card: Flashcard;
  readonly say: (said: CardMark) => void;
}

/** One card: first its front, then its back with the question whether it was known. The side that shows has the focus. */
export function OneCard({ heading, card, say }: OneCardProps) {
  const t = useTexts(flashcardTexts);
  const [turned, setTurned] = useState(false);
  const side = useRef<HTMLDivElement>(null);
  useEffect(() => side.current?.focus(), [turned]);
  return (
    <div class="stack stack-l">
      <p class="soft numeric question-number">{heading}</p>
      <div ref={side} class={turned ? 'flash flash-turned' : 'flash'} tabIndex={-1} role="group" aria-label={turned ? t.back : t.front}>
        {turned ? (
          <>
            <div class="flash-front-again">
              <RichText text={card.front} />
            </div>
            <div class="flash-text">
              <RichText text={card.back} />
            </div>
            {card.backImageUrl !== null && <Picture address={card.backImageUrl} alt={t.backImage} />}
          </>
        ) : (
          <>
            <div class="flash-text">
              <RichText text={card.front} />
            </div>
            {card.frontImageUrl !== null && <Picture address={card.frontImageUrl} alt={t.frontImage} />}
            {card.hint !== null && (
              <details class="flash-hint">
                <summary>{t.hint}</summary>
                <RichText text={card.hint} />
              </details>
            )}
          </>
        )}
      </div>
      {turned ? (
        <div class="flash-say">
          <Button size="large" onClick={() => say('review')}>
            ↻ {t.review}
          </Button>
          <Button kind="primary" size="large" onClick={() => say('known')}>
            ✓ {t.known}
          </Button>
        </div>
      ) : (
        <Button kind="primary" size="large" wide onClick={() => setTurned(true)}>
          {t.turn}
        </Button>
      )}
    </div>
  );
}
