import { useState } from 'preact/hooks';
import { Alert } from '../../design/Alert';
import { Button } from '../../design/Button';
import { Card } from '../../design/Card';
import { SelectField } from '../../design/Field';
import { FileDrop } from '../../design/FileDrop';
import { ProblemAlert } from '../../design/ProblemAlert';
import { api } from '../../lib/app';
import { useTexts } from '../../lib/i18n/texts';
import { navigate, useSearch } from '../../lib/router/location';
import { DownloadButton } from '../DownloadButton';
import { useCommand } from '../useCommand';
import { IMPORT_TYPES, importTexts } from './importTexts';

/** Chooses a kind of list and a file, and has it checked. */
export function NewImport() {
  const t = useTexts(importTexts);
  const [search, setSearch] = useSearch();
  const command = useCommand();
  const [file, setFile] = useState<File | null>(null);
  const [missing, setMissing] = useState(false);
  const asked = search.get('type') ?? '';
  const type = (IMPORT_TYPES as readonly string[]).includes(asked) ? asked : 'students';

  async function check() {
    setMissing(file === null);
    if (file === null) return;
    await command.run(async (options) => {
      const preview = await api.ask('POST /api/imports', { query: { type }, body: new File([file], file.name, { type: 'text/csv', lastModified: file.lastModified }) }, options);
      navigate(`/staff/imports/${preview.id}`);
    });
  }

  return (
    <Card title={t.newTitle}>
      <form
        class="stack"
        onSubmit={(event) => {
          event.preventDefault();
          void check();
        }}
      >
        <ProblemAlert error={command.error} fields={t.columns} />
        {missing && (
          <Alert tone="warn" loud>
            {t.noFile}
          </Alert>
        )}
        <SelectField
          label={t.type}
          hint={t.order}
          value={type}
          options={IMPORT_TYPES.map((value) => ({ value, label: t.types[value] ?? value }))}
          onValue={(value) => setSearch({ type: value })}
        />
        <FileDrop
          label={t.choose}
          hint={t.chooseHint}
          accept=".csv,.txt,text/csv"
          file={file}
          onFile={(chosen) => {
            setFile(chosen);
            setMissing(false);
            command.clear();
          }}
        />
        <div class="row row-apart">
          <DownloadButton label={t.template} name={`${type}.csv`} download={() => api.download('GET /api/imports/templates/{type}', { path: { type } })} />
          <Button type="submit" kind="primary" busy={command.busy}>
            {t.check}
          </Button>
        </div>
      </form>
    </Card>
  );
}
