import { Alert } from '../../design/Alert';
import { Button, LinkButton } from '../../design/Button';
import { ProblemAlert } from '../../design/ProblemAlert';
import { Stat, Stats } from '../../design/Stat';
import { Table } from '../../design/Table';
import type { Schemas } from '../../lib/api/schema.gen';
import { api } from '../../lib/app';
import { useFormat } from '../../lib/i18n/format';
import { useTexts } from '../../lib/i18n/texts';
import { useMay } from '../me';
import { useCommand } from '../useCommand';
import { ImportErrors } from './ImportErrors';
import { importTexts } from './importTexts';

interface ImportPreviewProps {
  readonly preview: Schemas['ImportView'];
  readonly onApplied: () => void;
}

/** What an import would do, before it does it. */
export function ImportPreview({ preview, onApplied }: ImportPreviewProps) {
  const t = useTexts(importTexts);
  const format = useFormat();
  const may = useMay();
  const command = useCommand();
  const toDo = (preview.newRows ?? 0) + (preview.changedRows ?? 0);
  const ignored = preview.ignoredColumns ?? [];
  const absent = preview.absent ?? [];

  async function apply() {
    // A long import answers at once that it runs; the page then follows it.
    if (await command.run((options) => api.ask('POST /api/imports/{id}/apply', { path: { id: preview.id } }, options))) onApplied();
  }

  return (
    <>
      <ProblemAlert error={command.error} />
      <Stats>
        <Stat label={t.total} value={format.number(preview.totalRows ?? 0)} />
        <Stat label={t.fresh} value={format.number(preview.newRows ?? 0)} />
        <Stat label={t.changed} value={format.number(preview.changedRows ?? 0)} />
        <Stat label={t.unchanged} value={format.number(preview.unchangedRows ?? 0)} />
        <Stat label={t.wrong} value={format.number(preview.errorRows ?? 0)} />
      </Stats>
      {ignored.length > 0 && <Alert tone="warn">{t.ignored(ignored.join(', '))}</Alert>}
      <div class="row">
        {toDo === 0 ? (
          <p>{t.nothingToDo}</p>
        ) : (
          may('imports:create') && (
            <Button kind="primary" size="large" busy={command.busy} onClick={() => void apply()}>
              {t.apply(toDo)}
            </Button>
          )
        )}
        <LinkButton to={`/staff/imports?type=${preview.type}`}>{t.again}</LinkButton>
      </div>
      {toDo > 0 && preview.expiresAt && <p class="soft">{t.expires(format.instant(preview.expiresAt))}</p>}
      <ImportErrors view={preview} intro={t.errorsIntro} />
      {absent.length > 0 && (
        <section class="stack">
          <h2>{t.absent}</h2>
          <p class="soft">{t.absentIntro}</p>
          {(preview.absentCount ?? 0) > absent.length && <p class="soft">{t.shownOf(format.number(absent.length), format.number(preview.absentCount ?? 0))}</p>}
          <Table
            caption={t.absent}
            rows={absent}
            rowKey={(person) => person.id}
            columns={[{ key: 'name', head: t.absent, cell: (person) => `${person.firstName} ${person.lastName}` }]}
          />
        </section>
      )}
    </>
  );
}
