import { Card } from '../../design/Card';
import { Progress } from '../../design/Progress';
import type { Schemas } from '../../lib/api/schema.gen';
import { useFormat } from '../../lib/i18n/format';
import { useTexts } from '../../lib/i18n/texts';
import { importTexts } from './importTexts';

/** An import that runs: it needs nobody to wait for it. */
export function ImportProgress({ running }: { readonly running: Schemas['ImportView'] }) {
  const t = useTexts(importTexts);
  const format = useFormat();
  const text = t.progress(format.number(running.done ?? 0), format.number(running.total ?? 0));
  return (
    <Card title={t.running}>
      <div class="stack">
        <Progress label={t.running} value={running.done ?? 0} max={running.total ?? 0} />
        <p role="status">{text}</p>
        <p class="soft">{t.runningHint}</p>
      </div>
    </Card>
  );
}
