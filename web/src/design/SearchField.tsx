import { useEffect, useState } from 'preact/hooks';
import { TextField } from './Field';

interface SearchFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onSearch: (value: string) => void;
}

const PAUSE_MS = 300;

/** Searches when the typing pauses. */
export function SearchField({ label, value, onSearch }: SearchFieldProps) {
  const [typed, setTyped] = useState(value);
  useEffect(() => {
    if (typed === value) return;
    const timer = setTimeout(() => onSearch(typed), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [typed]);
  return <TextField label={label} type="search" autoComplete="off" value={typed} onValue={setTyped} />;
}
