import { useTexts } from '../lib/i18n/texts';
import { commonTexts } from '../lib/texts/common';
import { Button } from './Button';
import './States.css';

/** The code of a screen could not be fetched: the app was updated, or the network is down. */
export function NewVersion({ retry }: { readonly retry: () => void }) {
  const t = useTexts(commonTexts);
  return (
    <div class="state" role="alert">
      <p class="state-title">{t.newVersionTitle}</p>
      <p>{t.newVersionHint}</p>
      <Button kind="primary" onClick={retry}>
        {t.reload}
      </Button>
    </div>
  );
}
