import { Page } from '../../design/Page';
import { useTexts } from '../../lib/i18n/texts';
import { useMe } from '../me';
import { homeTexts } from './homeTexts';

/** The first screen: what waits for this person. */
export default function Home() {
  const t = useTexts(homeTexts);
  const me = useMe();
  return <Page title={t.hello(me.displayName)}>{null}</Page>;
}
