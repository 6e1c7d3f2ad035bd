import { Alert } from '../../design/Alert';
import { LinkButton } from '../../design/Button';
import { Page } from '../../design/Page';
import { Empty, Failed, Loading } from '../../design/States';
import { NetworkError } from '../../lib/api/problem';
import { useTexts } from '../../lib/i18n/texts';
import { FlashcardPlayer } from '../flashcards/FlashcardPlayer';
import { QuestionPlayer } from '../quiz/QuestionPlayer';
import { SheetReader } from '../sheet/SheetReader';
import { Intro } from './Intro';
import { Result } from './Result';
import { missionScreenTexts } from './texts';
import { useMission } from './useMission';
import './mission.css';

/** One mission: what it is, then playing it (where it was left, if it was), then the result. */
export function MissionScreen({ assignmentId }: { readonly assignmentId: string }) {
  const t = useTexts(missionScreenTexts);
  const reading = useMission(assignmentId);
  const { mission, theme, attempt, ready, error, notKept, reload, begin, advance } = reading;
  const back = { to: '/student', label: t.back };

  if (mission !== null && theme !== null) {
    return (
      <Page title={mission.title} back={back} narrow>
        {notKept && <Alert tone="bad" loud title={t.notKept} />}
        {attempt === null ? (
          <Intro mission={mission} theme={theme} begin={begin} />
        ) : attempt.endedAt !== null ? (
          <Result key={attempt.sessionId} mission={mission} theme={theme} attempt={attempt} begin={begin} reload={reload} />
        ) : attempt.kind === 'cards' ? (
          <FlashcardPlayer key={attempt.sessionId} theme={theme} attempt={attempt} advance={advance} />
        ) : attempt.kind === 'sheet' ? (
          <SheetReader key={attempt.sessionId} theme={theme} attempt={attempt} advance={advance} />
        ) : (
          <QuestionPlayer key={attempt.sessionId} theme={theme} attempt={attempt} advance={advance} />
        )}
      </Page>
    );
  }

  const missing = error instanceof NetworkError;
  return (
    <Page title={mission?.title ?? t.mission} back={back} narrow>
      {!ready && <Loading />}
      {ready && missing && <Empty title={t.offlineTitle}>{t.offlineHint}</Empty>}
      {ready && !missing && error !== null && <Failed error={error} retry={reload} />}
      {ready && error === null && (
        <Empty title={t.goneTitle} action={<LinkButton to="/student">{t.back}</LinkButton>}>
          {t.goneHint}
        </Empty>
      )}
    </Page>
  );
}
