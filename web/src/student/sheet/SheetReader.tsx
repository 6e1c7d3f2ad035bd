import { useEffect, useRef, useState } from 'preact/hooks';
import { Alert } from '../../design/Alert';
import { Button } from '../../design/Button';
import { Card } from '../../design/Card';
import { useTexts } from '../../lib/i18n/texts';
import { missionScreenTexts } from '../mission/texts';
import { Bar } from '../missions/Bar';
import { doneCount, finish, markCard, moveTo, type CardMark } from '../play/attempt';
import type { PlayerProps } from '../quiz/QuestionPlayer';
import { useStopwatch } from '../quiz/useStopwatch';
import { momentNow } from '../space';
import { safeAddress } from '../text/inline';
import { RichText } from '../text/RichText';
import type { Reference, Section } from '../theme/nativeTheme';
import { SheetCard } from './SheetCard';
import { sheetTexts } from './texts';
import './sheet.css';

/** Reads a revision sheet section by section; what is ticked is kept on the device. */
export function SheetReader({ theme, attempt, advance }: PlayerProps) {
  const t = useTexts(sheetTexts);
  const common = useTexts(missionScreenTexts);
  const sections = theme.sheet?.sections ?? [];
  const [at, setAt] = useState(() => Math.max(0, sections.findIndex((section) => section.cards.some((card) => card.id === attempt.items[attempt.at]))));
  const [failed, setFailed] = useState(false);
  const elapsed = useStopwatch(attempt.sessionId);
  const section = sections[at];
  if (theme.sheet === null || section === undefined) return null;

  async function carryOut(step: Parameters<typeof advance>[0]): Promise<void> {
    setFailed(false);
    try {
      await advance(step);
    } catch (error) {
      console.error('StudyMate: a step was not kept.', error);
      setFailed(true);
    }
  }

  function open(index: number): void {
    const first = sections[index]?.cards[0]?.id;
    setAt(index);
    const spent = elapsed();
    if (first !== undefined) void carryOut((now) => moveTo(now, now.items.indexOf(first), spent));
  }

  const say = (cardId: string, said: CardMark): void => {
    const spent = elapsed();
    void carryOut((now) => markCard(now, cardId, said, spent));
  };

  const end = (): void => {
    const spent = elapsed();
    void carryOut((now) => {
      const read = moveTo(now, now.at, spent);
      return read === null ? null : finish(read.attempt, momentNow());
    });
  };

  return (
    <div class="stack stack-l">
      <Card>
        <div class="stack">
          {theme.sheet.title !== null && <h2>{theme.sheet.title}</h2>}
          {theme.sheet.summary !== null && <RichText text={theme.sheet.summary} />}
          {theme.sheet.studyTime !== null && <p class="soft">{t.minutes(theme.sheet.studyTime)}</p>}
          <Bar label={t.done} percent={Math.round((100 * doneCount(attempt)) / Math.max(1, attempt.items.length))} />
          <Contents sections={sections} at={at} open={open} />
        </div>
      </Card>
      {failed && <Alert tone="bad" loud title={common.notKept} />}
      <SectionCards key={section.id} section={section} first={at === 0} marks={attempt.marks} say={say} />
      {at === sections.length - 1 && <References references={theme.sheet.references} />}
      <div class="question-actions">
        {at < sections.length - 1 ? (
          <Button kind="primary" size="large" onClick={() => open(at + 1)}>
            {sections[at + 1]?.title} →
          </Button>
        ) : (
          <Button kind="primary" size="large" onClick={end}>
            {t.finish}
          </Button>
        )}
        {at > 0 && (
          <Button size="large" onClick={() => open(at - 1)}>
            ← {sections[at - 1]?.title}
          </Button>
        )}
      </div>
    </div>
  );
}

interface ContentsProps {
  readonly sections: readonly Section[];
  readonly at: number;
  readonly open: (index: number) => void;
}

function Contents({ sections, at, open }: ContentsProps) {
  const t = useTexts(sheetTexts);
  if (sections.length < 2) return null;
  return (
    <nav aria-label={t.contents}>
      <ol class="contents">
        {sections.map((section, index) => (
          <li key={section.id}>
            <button type="button" aria-current={index === at ? 'step' : undefined} onClick={() => open(index)}>
              {section.title}
            </button>
          </li>
        ))}
      </ol>
    </nav>
  );
}

interface SectionCardsProps {
  /** What the sheet says before its first section stays in sight. */
  readonly first: boolean;
  readonly section: Section;
  readonly marks: Readonly<Record<string, CardMark>>;
  readonly say: (cardId: string, said: CardMark) => void;
}

function SectionCards({ first, section, marks, say }: SectionCardsProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus({ preventScroll: first }), []);
  return (
    <section class="stack stack-l" aria-labelledby="section">
      <h2 ref={heading} id="section" class="section-title" tabIndex={-1}>
        {section.title}
      </h2>
      {section.cards.map((card) => (
        <SheetCard key={card.id} card={card} said={marks[card.id] ?? null} say={(said) => say(card.id, said)} />
      ))}
    </section>
  );
}

function References({ references }: { readonly references: readonly Reference[] }) {
  const t = useTexts(sheetTexts);
  if (references.length === 0) return null;
  return (
    <Card title={t.references}>
      <ul>
        {references.map((reference) => {
          const address = reference.url === null ? null : safeAddress(reference.url);
          return (
            <li key={reference.title}>
              {address === null ? (
                reference.title
              ) : (
                <a href={address} target="_blank" rel="noopener noreferrer nofollow">
                  {reference.title}
                </a>
              )}
            </li>
          );
        })}
      </ul>
    </Card>
  );
}
