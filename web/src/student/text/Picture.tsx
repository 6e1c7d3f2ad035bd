import { useTexts } from '../../lib/i18n/texts';
import { safeAddress } from './inline';
import { quizTexts } from '../quiz/texts';

/**
 * A picture of a theme. The app asks no foreign host for anything (who looks at what is nobody else's business), so one that lies
 * elsewhere is a link.
 */
export function Picture({ address, alt }: { readonly address: string; readonly alt: string }) {
  const t = useTexts(quizTexts);
  const safe = safeAddress(address);
  if (safe === null) return null;
  if (new URL(safe).origin === window.location.origin) return <img class="picture" src={safe} alt={alt} loading="lazy" />;
  return (
    <a class="picture-link" href={safe} target="_blank" rel="noopener noreferrer nofollow">
      {t.image}
    </a>
  );
}
