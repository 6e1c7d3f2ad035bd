import { Table } from '../../design/Table';
import type { Schemas } from '../../lib/api/schema.gen';
import { useFormat } from '../../lib/i18n/format';
import { useTexts } from '../../lib/i18n/texts';
import { useCodeText } from '../../lib/problems/problemText';
import { importTexts } from './importTexts';

/** What is wrong, line by line, in the order of the file. */
export function ImportErrors({ view, intro }: { readonly view: Schemas['ImportView']; readonly intro?: string }) {
  const t = useTexts(importTexts);
  const format = useFormat();
  const text = useCodeText();
  const errors = view.errors ?? [];
  if (errors.length === 0) return null;
  return (
    <section class="stack">
      <h2>{t.errors}</h2>
      {intro && <p class="soft">{intro}</p>}
      {(view.errorCount ?? 0) > errors.length && <p class="soft">{t.shownOf(format.number(errors.length), format.number(view.errorCount ?? 0))}</p>}
      <Table
        caption={t.errors}
        rows={errors.map((error, index) => ({ ...error, index }))}
        rowKey={(error) => String(error.index)}
        columns={[
          { key: 'line', head: t.line, cell: (error) => `${t.line} ${format.number(error.line)}` },
          { key: 'column', head: t.column, cell: (error) => (error.column === null ? t.wholeLine : (t.columns[error.column] ?? error.column)) },
          { key: 'reason', head: t.reason, cell: (error) => text(error.code, error.message) },
        ]}
      />
    </section>
  );
}
