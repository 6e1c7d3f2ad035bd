import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import './Card.css';

interface CardProps {
  /** Names the region; without it the card is a plain box. */
  readonly title?: string;
  readonly actions?: ComponentChildren;
  readonly children: ComponentChildren;
  readonly class?: string;
}

export function Card({ title, actions, children, class: extra }: CardProps) {
  const id = useId();
  const classes = extra ? `card ${extra}` : 'card';
  if (!title) return <div class={classes}>{children}</div>;
  return (
    <section class={classes} aria-labelledby={id}>
      <div class="card-head">
        <h2 id={id}>{title}</h2>
        {actions}
      </div>
      {children}
    </section>
  );
}
