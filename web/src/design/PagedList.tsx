import type { ComponentChildren } from 'preact';
import { useTexts } from '../lib/i18n/texts';
import type { Pages } from '../lib/usePages';
import { commonTexts } from '../lib/texts/common';
import { Button } from './Button';
import { ProblemAlert } from './ProblemAlert';
import { Failed, Loading } from './States';

interface PagedListProps<T> {
  readonly pages: Pages<T>;
  /** Shown for a list without rows. */
  readonly empty: ComponentChildren;
  readonly children: (items: readonly T[]) => ComponentChildren;
}

/** A list in each of its states: loading, failed, empty, filled, and with more to come. */
export function PagedList<T>({ pages, empty, children }: PagedListProps<T>) {
  const t = useTexts(commonTexts);
  if (pages.items === null) return pages.error === null ? <Loading /> : <Failed error={pages.error} retry={pages.reload} />;
  return (
    <div class="stack" aria-busy={pages.loading}>
      {pages.error !== null && <ProblemAlert error={pages.error} />}
      {pages.items.length === 0 ? empty : children(pages.items)}
      <ProblemAlert error={pages.moreError} />
      {pages.more && (
        <div>
          <Button busy={pages.busy} onClick={pages.more}>
            {t.more}
          </Button>
        </div>
      )}
    </div>
  );
}
