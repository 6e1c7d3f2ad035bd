/** A fresh random id. `crypto.randomUUID` exists on secure origins only; a school may serve plain HTTP inside its walls. */
export function newId(): string {
  if (typeof crypto.randomUUID === 'function') return crypto.randomUUID();
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

/**
 * The Idempotency-Key of one thing a person wants done. It stays the same while the outcome is unknown (no answer, server
 * restarting) and the content is the same, so that pressing the button again never does the thing twice; a definite answer, or other
 * content, starts a new one.
 */
export class Intent {
  #key = newId();
  #content: string | undefined;

  keyFor(content: string): string {
    if (this.#content !== undefined && this.#content !== content) this.#key = newId();
    this.#content = content;
    return this.#key;
  }

  settled(): void {
    this.#key = newId();
    this.#content = undefined;
  }
}
