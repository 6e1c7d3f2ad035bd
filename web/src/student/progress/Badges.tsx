import { Card } from '../../design/Card';
import { useFormat } from '../../lib/i18n/format';
import { useTexts } from '../../lib/i18n/texts';
import { badgeNames } from '../../lib/texts/badges';
import type { Progress } from '../contract';
import { progressTexts } from './texts';

/** What was earned, and how far the next ones are. */
export function Badges({ progress }: { readonly progress: Progress }) {
  const t = useTexts(progressTexts);
  const names = useTexts(badgeNames);
  const format = useFormat();
  return (
    <Card title={t.badges}>
      <div class="stack stack-l">
        {progress.badges.length === 0 ? (
          <p class="soft">{t.noBadges}</p>
        ) : (
          <ul role="list" class="badges">
            {progress.badges.map((badge) => (
              <li key={badge.id} class={`badge badge-${badge.tier}`}>
                <span class="badge-icon" aria-hidden="true">
                  {badge.icon}
                </span>
                <span>
                  <strong>{names[badge.id] ?? badge.name}</strong>
                  <span class="unseen"> ({t.tiers[badge.tier]})</span>
                  <span class="badge-more">{t.earned(format.day(badge.earnedAt))}</span>
                </span>
              </li>
            ))}
          </ul>
        )}
        {progress.nextBadges.length > 0 && (
          <div class="stack">
            <h3>{t.next}</h3>
            <ul role="list" class="badges">
              {progress.nextBadges.map((badge) => (
                <li key={badge.id} class="badge badge-open">
                  <span class="badge-icon" aria-hidden="true">
                    {badge.icon}
                  </span>
                  <span class="badge-body">
                    <strong>{names[badge.id] ?? badge.name}</strong>
                    <span class="badge-more">{t.criteria[badge.id] ?? ''}</span>
                    <span class="bar-row">
                      <progress class="bar" max={100} value={badge.progressPercent} aria-label={names[badge.id] ?? badge.name} />
                      <span class="numeric soft">{t.nextProgress(format.number(badge.current, 1), format.number(badge.target))}</span>
                    </span>
                  </span>
                </li>
              ))}
            </ul>
          </div>
        )}
      </div>
    </Card>
  );
}
