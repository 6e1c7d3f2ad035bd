/** Reading of JSON whose shape is not ours to trust: a card's fields are free in name and kind. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [name: string]: Json };
export type JsonObject = { readonly [name: string]: Json };

export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function list(value: Json | undefined): readonly Json[] {
  return Array.isArray(value) ? (value as readonly Json[]) : [];
}

export function objects(value: Json | undefined): readonly JsonObject[] {
  return list(value).filter(isObject);
}

/** A text, or a number or flag written as one; null for anything else and for blanks. */
export function text(value: Json | undefined): string | null {
  if (typeof value === 'string') return value.trim() === '' ? null : value;
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : null;
}

export function texts(value: Json | undefined): readonly string[] {
  return list(value).flatMap((item) => text(item) ?? []);
}

export function whole(value: Json | undefined): number | null {
  return typeof value === 'number' && Number.isFinite(value) ? Math.trunc(value) : null;
}
