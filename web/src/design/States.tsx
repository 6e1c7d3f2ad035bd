import type { ComponentChildren } from 'preact';
import { useTexts } from '../lib/i18n/texts';
import { useProblemText } from '../lib/problems/problemText';
import { commonTexts } from '../lib/texts/common';
import { Button } from './Button';
import './States.css';

export function Loading({ label }: { readonly label?: string }) {
  const t = useTexts(commonTexts);
  return (
    <div class="state state-loading" role="status">
      <span class="state-dots" aria-hidden="true">
        <i />
        <i />
        <i />
      </span>
      <span>{label ?? t.loading}</span>
    </div>
  );
}

interface EmptyProps {
  readonly title: string;
  readonly children?: ComponentChildren;
  readonly action?: ComponentChildren;
}

/** Nothing here yet: says why, and what to do next. */
export function Empty({ title, children, action }: EmptyProps) {
  return (
    <div class="state">
      <p class="state-title">{title}</p>
      {children && <p>{children}</p>}
      {action}
    </div>
  );
}

interface FailedProps {
  readonly error: unknown;
  readonly retry?: (() => void) | undefined;
}

/** It could not be shown: why, in the person's language, and a way to try again. */
export function Failed({ error, retry }: FailedProps) {
  const t = useTexts(commonTexts);
  const text = useProblemText()(error);
  return (
    <div class="state" role="alert">
      <p class="state-title">{text.title}</p>
      {text.hint && <p>{text.hint}</p>}
      {text.reference && (
        <p class="soft">
          {t.reference} <code>{text.reference}</code>
        </p>
      )}
      {retry && <Button onClick={retry}>{t.tryAgain}</Button>}
    </div>
  );
}
