import { useEffect } from 'preact/hooks';
import { Page } from '../../design/Page';
import { ProblemAlert } from '../../design/ProblemAlert';
import { Failed, Loading } from '../../design/States';
import { api } from '../../lib/app';
import { useTexts } from '../../lib/i18n/texts';
import type { ScreenProps } from '../../lib/router/routes';
import { useRead } from '../../lib/useRead';
import { importTexts } from './importTexts';
import { ImportPreview } from './ImportPreview';
import { ImportProgress } from './ImportProgress';
import { ImportResult } from './ImportResult';

const LOOK_AGAIN_MS = 1_000;

/** One import in whichever state it is: to be checked, running, done. It can be left and returned to at any time. */
export default function ImportPage({ params }: ScreenProps) {
  const t = useTexts(importTexts);
  const id = params['importId'] ?? '';
  const reading = useRead((signal) => api.ask('GET /api/imports/{id}', { path: { id } }, { signal }), [id]);
  const { data, loading, reload } = reading;
  const running = data?.status === 'running';

  useEffect(() => {
    if (!running || loading) return;
    const timer = setTimeout(reload, LOOK_AGAIN_MS);
    return () => clearTimeout(timer);
  }, [running, loading, reload]);

  const back = { to: '/staff/imports', label: t.title };
  if (!data) {
    return (
      <Page title={t.title} back={back}>
        {reading.error ? <Failed error={reading.error} retry={reload} /> : <Loading />}
      </Page>
    );
  }
  return (
    <Page
      title={t.previewTitle(t.types[data.type] ?? data.type)}
      back={back}
      intro={t.previewIntro(data.encoding.toUpperCase(), t.separators[data.separator] ?? data.separator)}
    >
      {reading.error !== null && <ProblemAlert error={reading.error} />}
      {data.status === 'previewed' && <ImportPreview preview={data} onApplied={reload} />}
      {running && <ImportProgress running={data} />}
      {(data.status === 'completed' || data.status === 'expired') && <ImportResult result={data} />}
    </Page>
  );
}
