import { useMemo } from 'preact/hooks';
import { useTexts } from '../../lib/i18n/texts';
import type { CardMark } from '../play/attempt';
import type { Card } from '../theme/nativeTheme';
import { partsOf } from './cardParts';
import { Parts } from './Parts';
import { sheetTexts } from './texts';

interface SheetCardProps {
  readonly card: Card;
  readonly said: CardMark | null;
  readonly say: (said: CardMark) => void;
}

/** One card with its two ticks. */
export function SheetCard({ card, said, say }: SheetCardProps) {
  const t = useTexts(sheetTexts);
  const parts = useMemo(() => partsOf(card), [card]);
  const kind = t.types[card.type] ?? card.type;
  const title = card.title ?? kind;
  const id = `card-${card.id}`;
  return (
    <article class={`card sheet-card sheet-${card.type}`} aria-labelledby={id}>
      <header class="sheet-head">
        <span class="chip chip-brand">{kind}</span>
        <h3 id={id}>{title}</h3>
      </header>
      <div class="stack">
        <Parts parts={parts} />
      </div>
      <div class="sheet-ticks" role="group" aria-label={t.status(title)}>
        <Tick on={said === 'known'} press={() => say('known')}>
          ✓ {t.understood}
        </Tick>
        <Tick on={said === 'review'} press={() => say('review')}>
          ↻ {t.review}
        </Tick>
      </div>
    </article>
  );
}

interface TickProps {
  readonly on: boolean;
  readonly press: () => void;
  readonly children: (string | number)[];
}

function Tick({ on, press, children }: TickProps) {
  return (
    <button type="button" class="button tick" aria-pressed={on} onClick={press}>
      {children}
    </button>
  );
}
