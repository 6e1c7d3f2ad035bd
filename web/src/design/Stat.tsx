import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import './Stat.css';

export function Stats({ children }: { readonly children: ComponentChildren }) {
  return <dl class="stats">{children}</dl>;
}

interface StatProps {
  readonly label: string;
  readonly value: string;
  readonly note?: ComponentChildren;
  /** Opens what the figure is made of; `action` says so. */
  readonly onOpen?: (() => void) | undefined;
  readonly action?: string | undefined;
}

/** An animation starts again when its name changes: two names take turns, so that the button and the focus on it stay. */
const LOOKS = ['stat-value-new', 'stat-value-again'] as const;

/** One figure. When it changes while it is looked at, it lights up for a moment. */
export function Stat({ label, value, note, onOpen, action }: StatProps) {
  const before = useRef(value);
  const [changes, setChanges] = useState(0);
  useEffect(() => {
    if (before.current === value) return;
    before.current = value;
    setChanges((count) => count + 1);
  }, [value]);
  return (
    <div class="stat">
      <dt class="stat-label">{label}</dt>
      <dd class={changes > 0 ? `stat-value ${LOOKS[changes % 2]}` : 'stat-value'}>
        {onOpen ? (
          <button type="button" class="stat-open" title={action} onClick={onOpen}>
            {value}
          </button>
        ) : (
          value
        )}
      </dd>
      {note && <dd class="stat-note">{note}</dd>}
    </div>
  );
}
