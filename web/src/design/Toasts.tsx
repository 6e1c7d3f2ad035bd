import { useEffect } from 'preact/hooks';
import { useTexts } from '../lib/i18n/texts';
import { createStore, useStore } from '../lib/store';
import { commonTexts } from '../lib/texts/common';
import './Alert.css';

interface Toast {
  readonly id: number;
  readonly text: string;
}

const SHOWN_MS = 7_000;
const toasts = createStore<readonly Toast[]>([]);
let last = 0;

const dismiss = (id: number) => toasts.set(toasts.get().filter((toast) => toast.id !== id));

/** Says in passing that something was done. Nothing that must be read belongs here: it goes away by itself. */
export function say(text: string): void {
  toasts.set([...toasts.get().slice(-2), { id: ++last, text }]);
}

/** Where `say` speaks: a polite live region, present from the start because one that comes with its text is often not read. */
export function Toasts() {
  const shown = useStore(toasts);
  const t = useTexts(commonTexts);
  return (
    <div class="toasts" role="status" aria-live="polite">
      {shown.map((toast) => (
        <Shown key={toast.id} toast={toast} close={t.close} />
      ))}
    </div>
  );
}

function Shown({ toast, close }: { readonly toast: Toast; readonly close: string }) {
  useEffect(() => {
    const timer = setTimeout(() => dismiss(toast.id), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [toast.id]);
  return (
    <div class="toast">
      <span>{toast.text}</span>
      <button type="button" aria-label={close} onClick={() => dismiss(toast.id)}>
        ×
      </button>
    </div>
  );
}
