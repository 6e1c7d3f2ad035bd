import type { ComponentChildren } from 'preact';
import { navigate, usePlace } from './location';

interface LinkProps {
  readonly to: string;
  readonly children: ComponentChildren;
  readonly class?: string;
  readonly 'aria-label'?: string;
  /** Marks the link as the current place: when the path is its own, or also when it lies below. */
  readonly marksCurrent?: 'exactly' | 'below';
  readonly onFollow?: () => void;
}

/** A link inside the app: a real anchor, so that it opens in a new tab and is announced as a link. */
export function Link({ to, children, marksCurrent, onFollow, ...rest }: LinkProps) {
  const { path } = usePlace();
  const target = to.split('?')[0] ?? to;
  const current = marksCurrent !== undefined && (path === target || (marksCurrent === 'below' && path.startsWith(`${target}/`)));
  return (
    <a
      {...rest}
      href={to}
      aria-current={current ? 'page' : undefined}
      onClick={(event) => {
        if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
        event.preventDefault();
        onFollow?.();
        navigate(to);
      }}
    >
      {children}
    </a>
  );
}
