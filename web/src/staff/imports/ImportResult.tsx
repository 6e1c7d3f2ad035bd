import { Alert } from '../../design/Alert';
import { LinkButton } from '../../design/Button';
import { Stat, Stats } from '../../design/Stat';
import type { Schemas } from '../../lib/api/schema.gen';
import { useFormat } from '../../lib/i18n/format';
import { useTexts } from '../../lib/i18n/texts';
import { ImportErrors } from './ImportErrors';
import { importTexts } from './importTexts';

/** What an import did. */
export function ImportResult({ result }: { readonly result: Schemas['ImportView'] }) {
  const t = useTexts(importTexts);
  const format = useFormat();
  const completed = result.status === 'completed';
  return (
    <>
      {completed ? <Alert tone={(result.failed ?? 0) > 0 ? 'warn' : 'good'} title={t.doneTitle} loud /> : <Alert tone="warn">{t.expired}</Alert>}
      {completed && (
        <Stats>
          <Stat label={t.created} value={format.number(result.created ?? 0)} />
          <Stat label={t.updated} value={format.number(result.updated ?? 0)} />
          <Stat label={t.unchanged} value={format.number(result.unchanged ?? 0)} />
          <Stat label={t.failed} value={format.number(result.failed ?? 0)} />
        </Stats>
      )}
      <ImportErrors view={result} />
      <div class="row">
        {completed && result.type === 'students' && <LinkButton to="/staff/students" kind="primary">{t.seeStudents}</LinkButton>}
        {completed && result.type === 'classes' && <LinkButton to="/staff/classes" kind="primary">{t.seeClasses}</LinkButton>}
        <LinkButton to={`/staff/imports?type=${result.type}`}>{t.again}</LinkButton>
      </div>
    </>
  );
}
