import { Button } from '../../design/Button';
import { Empty, Failed } from '../../design/States';
import { NetworkError } from '../../lib/api/problem';
import { useTexts } from '../../lib/i18n/texts';
import { commonTexts } from '../../lib/texts/common';
import { shellTexts } from './texts';

interface TroubleProps {
  readonly error: unknown;
  readonly retry: () => void;
}

/** Nothing can be shown, not even from this device: why, in words for a student. */
export function Trouble({ error, retry }: TroubleProps) {
  const t = useTexts(shellTexts);
  const common = useTexts(commonTexts);
  if (!(error instanceof NetworkError)) return <Failed error={error} retry={retry} />;
  return (
    <div role="alert">
      <Empty title={t.offlineTitle} action={<Button onClick={retry}>{common.tryAgain}</Button>}>
        {t.offlineHint}
      </Empty>
    </div>
  );
}
