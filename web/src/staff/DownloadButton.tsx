import { Button } from '../design/Button';
import { ProblemAlert } from '../design/ProblemAlert';
import { useCommand } from './useCommand';

interface DownloadButtonProps {
  readonly label: string;
  /** File name when the server gives none. */
  readonly name: string;
  readonly download: () => Promise<{ blob: Blob; name: string | null }>;
}

/** Fetches a file in the person's name (a plain link would carry no token) and hands it to the browser. */
export function DownloadButton({ label, name, download }: DownloadButtonProps) {
  const command = useCommand();
  async function fetchFile() {
    await command.run(async () => {
      const file = await download();
      const address = URL.createObjectURL(file.blob);
      const link = document.createElement('a');
      link.href = address;
      link.download = file.name ?? name;
      link.click();
      URL.revokeObjectURL(address);
    });
  }
  return (
    <div class="stack stack-s">
      <ProblemAlert error={command.error} />
      <div>
        <Button busy={command.busy} onClick={() => void fetchFile()}>
          {label}
        </Button>
      </div>
    </div>
  );
}
