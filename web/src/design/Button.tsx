import type { ButtonHTMLAttributes, ComponentChildren } from 'preact';
import { Link } from '../lib/router/Link';
import './Button.css';

export interface ButtonLook {
  readonly kind?: 'primary' | 'plain' | 'danger' | 'quiet';
  readonly size?: 'small' | 'medium' | 'large';
  readonly wide?: boolean;
}

interface ButtonProps extends ButtonLook, Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'size' | 'disabled' | 'loading'> {
  readonly children: ComponentChildren;
  /** Work is under way: pressing again does nothing, and assistive technology hears that it is busy. */
  readonly busy?: boolean;
  readonly disabled?: boolean;
}

function look({ kind = 'plain', size = 'medium', wide = false }: ButtonLook): string {
  return ['button', kind !== 'plain' && `button-${kind}`, size !== 'medium' && `button-${size}`, wide && 'button-wide'].filter(Boolean).join(' ');
}

export function Button({ kind, size, wide, busy = false, disabled = false, type = 'button', onClick, children, class: extra, ...rest }: ButtonProps) {
  const off = busy || disabled;
  const classes = `${look({ kind: kind ?? 'plain', size: size ?? 'medium', wide: wide ?? false })}${typeof extra === 'string' ? ` ${extra}` : ''}`;
  return (
    <button
      {...rest}
      type={type}
      class={classes}
      aria-disabled={off || undefined}
      aria-busy={busy || undefined}
      onClick={(event) => {
        if (off) event.preventDefault();
        else if (typeof onClick === 'function') onClick.call(event.currentTarget, event);
      }}
    >
      {busy && <span class="button-busy" aria-hidden="true" />}
      {children}
    </button>
  );
}

/** A link that looks like a button: it goes somewhere, it does nothing. */
export function LinkButton({ to, children, ...props }: ButtonLook & { readonly to: string; readonly children: ComponentChildren }) {
  return (
    <Link to={to} class={look(props)}>
      {children}
    </Link>
  );
}
