import type { ComponentChildren } from 'preact';
import { useEffect, useId, useRef } from 'preact/hooks';
import { useTexts } from '../lib/i18n/texts';
import { commonTexts } from '../lib/texts/common';
import './Dialog.css';

interface DialogProps {
  readonly title: string;
  readonly onClose: () => void;
  readonly wide?: boolean;
  readonly children: ComponentChildren;
}

/** The browser's modal dialog: it keeps the focus inside, closes with Escape and gives the focus back. Mounted means open. */
export function Dialog({ title, onClose, wide = false, children }: DialogProps) {
  const t = useTexts(commonTexts);
  const id = useId();
  const element = useRef<HTMLDialogElement>(null);

  useEffect(() => {
    const dialog = element.current;
    const opener = document.activeElement;
    dialog?.showModal();
    return () => {
      dialog?.close();
      // The opener may have gone with a row of a table; the heading of the screen is the next best place.
      const back = opener instanceof HTMLElement && opener.isConnected ? opener : document.querySelector<HTMLElement>('h1');
      back?.focus();
    };
  }, []);

  return (
    <dialog
      ref={element}
      class={wide ? 'dialog dialog-wide' : 'dialog'}
      aria-labelledby={id}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
    >
      <div class="dialog-head">
        <h2 id={id} tabIndex={-1}>
          {title}
        </h2>
        <button type="button" class="dialog-close" aria-label={t.close} onClick={onClose}>
          ×
        </button>
      </div>
      <div class="dialog-body">{children}</div>
    </dialog>
  );
}
