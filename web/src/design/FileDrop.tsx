import { useState } from 'preact/hooks';
import './FileDrop.css';

interface FileDropProps {
  readonly label: string;
  readonly hint: string;
  /** The file chosen so far. */
  readonly file: File | null;
  readonly accept: string;
  readonly onFile: (file: File) => void;
}

/** A place to choose a file or drop it on. The real file input inside makes it work with keyboard and screen reader. */
export function FileDrop({ label, hint, file, accept, onFile }: FileDropProps) {
  const [over, setOver] = useState(false);
  return (
    <label
      class={over ? 'file-drop file-drop-over' : 'file-drop'}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        const dropped = event.dataTransfer?.files[0];
        if (dropped) onFile(dropped);
      }}
    >
      <input
        type="file"
        class="unseen"
        accept={accept}
        onChange={(event) => {
          const chosen = event.currentTarget.files?.[0];
          // Emptied, so that choosing the corrected file of the same name is noticed.
          event.currentTarget.value = '';
          if (chosen) onFile(chosen);
        }}
      />
      <strong>{label}</strong>
      <span class="soft">{file ? file.name : hint}</span>
    </label>
  );
}
