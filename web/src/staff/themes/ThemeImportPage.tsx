import { useState } from 'preact/hooks';
import { Alert } from '../../design/Alert';
import { Button, LinkButton } from '../../design/Button';
import { Card } from '../../design/Card';
import { SelectField } from '../../design/Field';
import { FileDrop } from '../../design/FileDrop';
import { Page } from '../../design/Page';
import { ProblemAlert } from '../../design/ProblemAlert';
import { Table } from '../../design/Table';
import type { Schemas } from '../../lib/api/schema.gen';
import { api } from '../../lib/app';
import { useLang } from '../../lib/i18n/lang';
import { useTexts } from '../../lib/i18n/texts';
import { useCommand } from '../useCommand';
import { inWords, lossReason } from './lossReasons';
import { themeTexts } from './themeTexts';

const FORMATS = ['auto', 'ergomate', 'studymate'] as const;

/** Takes a theme over from a file, and says what did not come along. */
export default function ThemeImportPage() {
  const t = useTexts(themeTexts);
  const language = useLang();
  const command = useCommand();
  const [file, setFile] = useState<File | null>(null);
  const [format, setFormat] = useState<string>('auto');
  const [missing, setMissing] = useState(false);
  const [imported, setImported] = useState<Schemas['ThemeImported'] | null>(null);

  async function upload() {
    setMissing(file === null);
    if (file === null) return;
    await command.run(async (options) => {
      const body = new File([file], file.name, { type: 'application/json', lastModified: file.lastModified });
      setImported(await api.ask('POST /api/themes/import', { query: { format }, body }, options));
    });
  }

  return (
    <Page title={t.importTitle} intro={t.importIntro} back={{ to: '/staff/themes', label: t.title }} narrow>
      {imported ? (
        <Imported
          imported={imported}
          again={() => {
            setImported(null);
            setFile(null);
          }}
        />
      ) : (
        <Card>
          <form
            class="stack"
            onSubmit={(event) => {
              event.preventDefault();
              void upload();
            }}
          >
            <ProblemAlert error={inWords(language, command.error)} />
            {missing && (
              <Alert tone="warn" loud>
                {t.noFile}
              </Alert>
            )}
            <FileDrop
              label={t.choose}
              hint={t.chooseHint}
              accept=".json,application/json"
              file={file}
              onFile={(chosen) => {
                setFile(chosen);
                setMissing(false);
                command.clear();
              }}
            />
            <SelectField
              label={t.format}
              value={format}
              options={FORMATS.map((value) => ({ value, label: t.formats[value] ?? value }))}
              onValue={setFormat}
            />
            <div>
              <Button type="submit" kind="primary" busy={command.busy}>
                {t.importButton}
              </Button>
            </div>
          </form>
        </Card>
      )}
    </Page>
  );
}

function Imported({ imported, again }: { readonly imported: Schemas['ThemeImported']; readonly again: () => void }) {
  const t = useTexts(themeTexts);
  const language = useLang();
  const { questions, flashcards, sheets } = imported.imported;
  return (
    <>
      <Alert tone="good" title={t.imported(imported.title)} loud>
        {t.importedWhat(t.questions(questions), t.cards(flashcards), t.sheets(sheets))}
      </Alert>
      {imported.lost.length === 0 ? (
        <p>{t.lostNone}</p>
      ) : (
        <section class="stack">
          <h2>{t.lost}</h2>
          <Table
            caption={t.lost}
            rows={imported.lost.map((loss, index) => ({ ...loss, index }))}
            rowKey={(loss) => String(loss.index)}
            columns={[
              { key: 'path', head: t.path, cell: (loss) => <code>{loss.path}</code> },
              { key: 'reason', head: t.reason, cell: (loss) => lossReason(language, loss.reason) },
            ]}
          />
        </section>
      )}
      <div class="row">
        <LinkButton to={`/staff/themes/${imported.themeId}`} kind="primary">
          {t.open}
        </LinkButton>
        <Button onClick={again}>{t.another}</Button>
      </div>
    </>
  );
}
