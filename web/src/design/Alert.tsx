import type { ComponentChildren } from 'preact';
import './Alert.css';

export type Tone = 'info' | 'good' | 'warn' | 'bad' | 'neutral' | 'brand';

const MARKS: Readonly<Record<Tone, string>> = { info: 'i', good: '✓', warn: '!', bad: '▲', neutral: '•', brand: '•' };

interface AlertProps {
  readonly tone?: Tone;
  readonly title?: string | undefined;
  readonly children?: ComponentChildren;
  /** Announced at once when it appears; a quiet one is read when it is reached. */
  readonly loud?: boolean;
}

export function Alert({ tone = 'info', title, children, loud = false }: AlertProps) {
  return (
    <div class={`alert tone-${tone}`} role={loud ? 'alert' : undefined}>
      <span class="alert-mark" aria-hidden="true">
        {MARKS[tone]}
      </span>
      <div class="alert-body stack stack-s">
        {title && <p class="alert-title">{title}</p>}
        {children && <div>{children}</div>}
      </div>
    </div>
  );
}
