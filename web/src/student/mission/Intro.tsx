import { useState } from 'preact/hooks';
import { Button } from '../../design/Button';
import { Card } from '../../design/Card';
import { Empty } from '../../design/States';
import { useFormat } from '../../lib/i18n/format';
import { useTexts } from '../../lib/i18n/texts';
import type { Mission } from '../contract';
import { missionTexts } from '../missions/texts';
import { activityOf, deckOf, type Activity } from '../play/activity';
import { IconOf } from '../shell/icons';
import { RichText } from '../text/RichText';
import type { Paper, Theme } from '../theme/nativeTheme';
import { missionScreenTexts } from './texts';

interface IntroProps {
  readonly mission: Mission;
  readonly theme: Theme;
  readonly begin: (paperId: string | null) => Promise<void>;
}

/** What the mission asks for, before it starts. */
export function Intro({ mission, theme, begin }: IntroProps) {
  const t = useTexts(missionScreenTexts);
  const words = useTexts(missionTexts);
  const format = useFormat();
  const activity = activityOf(mission, theme);
  const papers = activity.kind === 'questions' ? activity.papers : [];
  const [paperId, setPaperId] = useState(papers[0]?.id ?? null);
  if (activity.kind === 'empty') return <Empty title={t.emptyTitle}>{t.emptyHint}</Empty>;

  return (
    <Card>
      <div class="stack stack-l">
        <div class="mission-head">
          <span class={`tile tile-${mission.type}`}>
            <IconOf type={mission.type} />
          </span>
          <div>
            <strong>
              {words.types[mission.type]} · {countOf(activity, theme, mission, paperId, t)}
            </strong>
            <div class="soft">
              {words.modes[mission.mode]}
              {mission.due !== null && ` · ${words.due(format.due(mission.due))}`}
            </div>
          </div>
        </div>
        {mission.status === 'terminee' && (
          <p class="chip chip-good mission-note">
            {t.alreadyDone} {mission.score !== null && t.score(format.percent(mission.score))}
          </p>
        )}
        {mission.instructions !== null && (
          <section class="mission-instructions" aria-label={t.instructions}>
            <RichText text={mission.instructions} />
          </section>
        )}
        {theme.description !== null && <RichText text={theme.description} />}
        {papers.length > 1 && <PaperChoice papers={papers} chosen={paperId} choose={setPaperId} />}
        <p class="soft">{hintOf(activity, t)}</p>
        {activity.kind === 'questions' && <p class="soft">{t.counts[mission.result]}</p>}
        <Button kind="primary" size="large" wide onClick={() => void begin(paperId)}>
          {mission.status === 'terminee' ? t.again : t.start}
        </Button>
      </div>
    </Card>
  );
}

type Words = (typeof missionScreenTexts)['fr'];

function countOf(activity: Activity, theme: Theme, mission: Mission, paperId: string | null, t: Words): string {
  if (activity.kind === 'cards') return t.what.cards(deckOf(theme, mission.mode === 'pre-examen').length);
  if (activity.kind === 'sheet') return t.what.sheet(theme.sheet?.sections.flatMap((section) => section.cards).length ?? 0);
  const papers = activity.kind === 'questions' ? activity.papers : [];
  return t.what.questions((papers.find((paper) => paper.id === paperId)?.questions ?? theme.questions).length);
}

function hintOf(activity: Activity, t: Words): string {
  if (activity.kind === 'cards') return t.cardsHint;
  if (activity.kind === 'sheet') return t.sheetHint;
  return activity.kind === 'questions' && activity.feedback === 'end' ? t.end : t.immediate;
}

interface PaperChoiceProps {
  readonly papers: readonly Paper[];
  readonly chosen: string | null;
  readonly choose: (id: string) => void;
}

function PaperChoice({ papers, chosen, choose }: PaperChoiceProps) {
  const t = useTexts(missionScreenTexts);
  return (
    <fieldset class="options">
      <legend>{t.choosePaper}</legend>
      {papers.map((paper) => (
        <label key={paper.id} class="option">
          <input type="radio" name="paper" checked={paper.id === chosen} onChange={() => choose(paper.id)} />
          <span>
            {paper.title}
            <span class="soft option-more">
              {[paper.year === null ? null : t.year(paper.year), t.what.questions(paper.questions.length), paper.durationMinutes === null ? null : t.minutes(paper.durationMinutes)]
                .filter((part) => part !== null)
                .join(' · ')}
            </span>
          </span>
        </label>
      ))}
    </fieldset>
  );
}
