import type { ComponentChildren } from 'preact';
import type { Tone } from './Alert';
import './Alert.css';
import './Badge.css';

/** A state in a word. The word says it; the colour only helps. */
export function Badge({ tone = 'neutral', children }: { readonly tone?: Tone; readonly children: ComponentChildren }) {
  return <span class={`badge tone-${tone}`}>{children}</span>;
}
