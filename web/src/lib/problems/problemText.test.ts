import { describe, expect, it } from 'vitest';
import { staffCodes } from '../../staff/staffCodes';
import { ApiError, NetworkError } from '../api/problem';
import { commonCodes, generalTexts } from './codes';
import { fieldError, problemText } from './problemText';

const say = (error: unknown) => problemText(error, commonCodes.fr, generalTexts.fr);
const refused = (status: number, code: string, more: object = {}) => new ApiError({ status, code, ...more });

describe('a refusal', () => {
  it('is said in the person’s language by its code', () => {
    expect(say(refused(401, 'auth.invalid_credentials', { detail: 'These credentials…', traceId: 't' }))).toEqual({
      title: 'Ces identifiants ne correspondent à aucun compte.',
      entries: [],
    });
  });

  it('without words of its own is said by its status, with a reference', () => {
    expect(say(refused(409, 'quiz.on_fire', { traceId: 't1' }))).toMatchObject({ title: 'Ce n’est pas possible dans l’état actuel', reference: 't1' });
  });

  it('says how long to wait', () => {
    expect(say(refused(429, 'auth.too_many_attempts', { retryAfterSeconds: 600 })).hint).toBe('Réessayez dans 10 min.');
  });

  it('names lines and fields, each once', () => {
    const errors = [
      { line: 3, code: 'import.odd', message: 'Odd.' },
      { field: 'title', code: 'field.required', message: 'Required.' },
      { field: 'name', code: 'field.required', message: 'Required.' },
    ];
    expect(say(refused(422, 'x.y', { errors })).entries).toEqual(['Ligne 3 : Odd.', 'Ce champ est obligatoire.']);
  });
});

it('names the columns that a list lacks or has twice, as the screen calls them', () => {
  const columns = { firstname: 'Prénom', class_name: 'Classe' };
  const lacking = refused(422, 'import.missing_column', {
    errors: ['firstname', 'class_name'].map((field) => ({ field, code: 'import.missing_column', message: 'A column named … is required.' })),
  });
  expect(problemText(lacking, { ...commonCodes.fr, ...staffCodes.fr }, generalTexts.fr, columns)).toEqual({
    title: 'Il manque une colonne obligatoire.',
    entries: ['Prénom', 'Classe'],
  });
  const doubled = refused(422, 'import.duplicate_column', { errors: [{ field: 'class_name', code: 'import.duplicate_column', message: '' }] });
  expect(problemText(doubled, { ...commonCodes.fr, ...staffCodes.fr }, generalTexts.fr, columns).entries).toEqual(['Classe']);
});

it('says that typing is kept when the server does not answer', () => {
  expect(say(new NetworkError('gone')).hint).toContain('Rien de ce que vous avez saisi n’est perdu');
});

it('gives a fault a reference and no server text', () => {
  const text = say(refused(500, 'server.error', { detail: 'NullReferenceException', traceId: 't2' }));
  expect(text.reference).toBe('t2');
  expect(JSON.stringify(text)).not.toContain('NullReference');
});

it('finds the sentence for a field', () => {
  const error = refused(422, 'x.y', { errors: [{ field: 'email', code: 'field.invalid_email', message: '' }] });
  expect(fieldError(error, 'email', say)).toBe('Cette adresse e-mail n’est pas valable.');
  expect(fieldError(error, 'name', say)).toBeUndefined();
});

it('knows the same codes in both languages', () => {
  expect(Object.keys(commonCodes.en)).toEqual(Object.keys(commonCodes.fr));
  expect(Object.keys(staffCodes.en)).toEqual(Object.keys(staffCodes.fr));
});
