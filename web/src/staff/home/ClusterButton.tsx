import { Button } from '../../design/Button';
import { ProblemAlert } from '../../design/ProblemAlert';
import { api } from '../../lib/app';
import { useTexts } from '../../lib/i18n/texts';
import { useCommand } from '../useCommand';
import { homeTexts } from './homeTexts';

/** For whoever operates the installation: Orleans' own dashboard. It is no part of this app, so the server opens it to this browser first. */
export function ClusterButton() {
  const t = useTexts(homeTexts);
  const command = useCommand();
  const open = () =>
    command.run(async () => {
      const { address } = await api.ask('POST /api/system/orleans', {});
      window.location.assign(address);
    });
  return (
    <>
      <ProblemAlert error={command.error} />
      <Button busy={command.busy} onClick={() => void open()}>
        {t.cluster}
      </Button>
    </>
  );
}
