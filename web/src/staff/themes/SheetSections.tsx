import { Badge } from '../../design/Badge';
import { Card } from '../../design/Card';
import type { Schemas } from '../../lib/api/schema.gen';
import { useTexts } from '../../lib/i18n/texts';
import { partsOf } from '../../student/sheet/cardParts';
import { Parts } from '../../student/sheet/Parts';
import { sheetTexts } from '../../student/sheet/texts';
import type { Json, JsonObject } from '../../student/theme/json';
import { isObject, text } from '../../student/theme/json';
import '../../student/sheet/sheet.css';
import { themeTexts } from './themeTexts';

/** The revision sheets, card by card, drawn as the student's player draws them. */
export function SheetSections({ revision }: { readonly revision: Schemas['Revision'] | null }) {
  const t = useTexts(themeTexts);
  const sections = revision?.sections ?? [];
  if (sections.length === 0) return null;
  return (
    <section class="stack">
      <h2>{revision?.title ?? t.revision}</h2>
      {revision?.summary && <p class="soft">{revision.summary}</p>}
      {sections.map((section) => (
        <div key={section.id} class="stack">
          <h3>{section.title}</h3>
          <div class="sheet-columns">
            {(section.cards ?? []).map((card) => (isObject(card as Json) ? <SheetCard key={String((card as JsonObject)['id'])} card={card as JsonObject} /> : null))}
          </div>
        </div>
      ))}
    </section>
  );
}

function SheetCard({ card }: { readonly card: JsonObject }) {
  const t = useTexts(sheetTexts);
  const { id, type, title, tags: _tags, relatedQuestions: _related, ...fields } = card;
  const kind = text(type) ?? '';
  const parts = partsOf({ id: text(id) ?? '', type: kind, title: text(title), fields });
  return (
    <Card class="question-card">
      <div class="row">
        <Badge tone="brand">{t.types[kind] ?? kind}</Badge>
        <strong>{text(title)}</strong>
      </div>
      <Parts parts={parts} />
    </Card>
  );
}
