import { LinkButton } from '../../design/Button';
import { Card } from '../../design/Card';
import type { Schemas } from '../../lib/api/schema.gen';
import { useTexts } from '../../lib/i18n/texts';
import { useMay } from '../me';
import { classTexts } from './classTexts';
import './Classes.css';

interface ClassCardsProps {
  readonly classes: readonly Schemas['ClassView'][];
  readonly promotions?: ReadonlyMap<string, string>;
}

/** One card per class, with the two ways into it. */
export function ClassCards({ classes, promotions }: ClassCardsProps) {
  const t = useTexts(classTexts);
  const may = useMay();
  return (
    <ul role="list" class="grid class-grid">
      {classes.map((item) => {
        const promotion = item.promotionId === null ? undefined : promotions?.get(item.promotionId);
        return (
          <li key={item.id}>
            <Card class="class-card">
              <div>
                <h2>{item.name}</h2>
                <p class="soft">{[t.studentsOf(item.studentCount), promotion].filter(Boolean).join(' · ')}</p>
              </div>
              <div class="row">
                {may('analytics:read') && (
                  <LinkButton kind="primary" size="small" to={`/staff/dashboard?class=${item.id}`}>
                    {t.dashboard}
                    <span class="unseen"> {item.name}</span>
                  </LinkButton>
                )}
                {may('students:read') && (
                  <LinkButton size="small" to={`/staff/students?class=${item.id}`}>
                    {t.roster}
                    <span class="unseen"> {item.name}</span>
                  </LinkButton>
                )}
              </div>
            </Card>
          </li>
        );
      })}
    </ul>
  );
}
