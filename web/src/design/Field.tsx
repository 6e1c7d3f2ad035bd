import type { AllHTMLAttributes, ComponentChildren, InputHTMLAttributes, TextareaHTMLAttributes } from 'preact';
import { useId } from 'preact/hooks';
import './Field.css';

export interface FieldProps {
  readonly label: string;
  readonly hint?: string | undefined;
  /** What is wrong with the value, in the person's language. */
  readonly error?: string | undefined;
  readonly optional?: string | undefined;
}

interface Wiring {
  readonly id: string;
  readonly 'aria-describedby': string | undefined;
  readonly 'aria-invalid': 'true' | undefined;
}

/** A label, its control, a hint and an error, tied together for assistive technology. */
export function Field({ label, hint, error, optional, children }: FieldProps & { readonly children: (wiring: Wiring) => ComponentChildren }) {
  const id = useId();
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ');
  return (
    <div class="field">
      <label class="field-label" for={id}>
        {label}
        {optional && <span class="field-hint"> ({optional})</span>}
      </label>
      {hint && (
        <span class="field-hint" id={`${id}-hint`}>
          {hint}
        </span>
      )}
      {children({ id, 'aria-describedby': described || undefined, 'aria-invalid': error ? 'true' : undefined })}
      {error && (
        <span class="field-error" id={`${id}-error`}>
          <span aria-hidden="true">▲</span>
          {error}
        </span>
      )}
    </div>
  );
}

type Native<E extends HTMLElement> = Omit<AllHTMLAttributes<E>, 'label' | 'size' | 'onInput' | 'value' | 'onChange' | 'ref'>;

interface TextFieldProps extends FieldProps, Native<HTMLInputElement> {
  readonly value: string;
  readonly onValue: (value: string) => void;
  readonly large?: boolean;
}

export function TextField({ label, hint, error, optional, value, onValue, large, ...rest }: TextFieldProps) {
  return (
    <Field label={label} hint={hint} error={error} optional={optional}>
      {(wiring) => (
        <input
          {...(rest as InputHTMLAttributes<HTMLInputElement>)}
          {...wiring}
          class={large ? 'input input-large' : 'input'}
          value={value}
          onInput={(event) => onValue(event.currentTarget.value)}
        />
      )}
    </Field>
  );
}

interface TextAreaProps extends FieldProps, Native<HTMLTextAreaElement> {
  readonly value: string;
  readonly onValue: (value: string) => void;
}

export function TextArea({ label, hint, error, optional, value, onValue, ...rest }: TextAreaProps) {
  return (
    <Field label={label} hint={hint} error={error} optional={optional}>
      {(wiring) => (
        <textarea
          {...(rest as TextareaHTMLAttributes<HTMLTextAreaElement>)}
          {...wiring}
          class="input"
          value={value}
          onInput={(event) => onValue(event.currentTarget.value)}
        />
      )}
    </Field>
  );
}

export interface Option<T extends string = string> {
  readonly value: T;
  readonly label: string;
}

interface SelectFieldProps<T extends string> extends FieldProps {
  readonly value: T;
  readonly options: readonly Option<T>[];
  readonly onValue: (value: T) => void;
  readonly disabled?: boolean;
  readonly required?: boolean;
}

/** The browser's own list: it works with every keyboard, screen reader and phone. */
export function SelectField<T extends string>({ label, hint, error, optional, value, options, onValue, ...rest }: SelectFieldProps<T>) {
  return (
    <Field label={label} hint={hint} error={error} optional={optional}>
      {(wiring) => (
        <select {...rest} {...wiring} class="input" value={value} onChange={(event) => onValue(event.currentTarget.value as T)}>
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
