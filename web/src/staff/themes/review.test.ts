import { describe, expect, it } from 'vitest';
import { actionsFor } from './review';

const teacher = { id: 'claire', permissions: ['themes:submit', 'themes:update'] };
const referent = { id: 'helene', permissions: ['themes:review'] };
const head = { id: 'sophie', permissions: ['themes:submit', 'themes:review', 'themes:publish', 'themes:archive'] };
const theme = (status: string, authorId = 'claire') => ({ status, authorId });

describe('the steps offered', () => {
  it('let the author submit a draft, and nobody else', () => {
    expect(actionsFor(theme('draft'), teacher)).toEqual(['submit']);
    expect(actionsFor(theme('draft', 'marc'), teacher)).toEqual([]);
  });

  it('let a reviewer approve or send back what waits', () => {
    expect(actionsFor(theme('pending_review'), referent)).toEqual(['approve', 'reject']);
    expect(actionsFor(theme('pending_review'), teacher)).toEqual([]);
  });

  it('let nobody approve their own', () => {
    expect(actionsFor(theme('pending_review', 'sophie'), head)).toEqual(['reject']);
  });

  it('publish what is approved, archive what is published', () => {
    expect(actionsFor(theme('approved'), head)).toEqual(['publish']);
    expect(actionsFor(theme('published'), head)).toEqual(['archive']);
    expect(actionsFor(theme('published'), referent)).toEqual([]);
  });

  it('let the author reopen what is out of use', () => {
    expect(actionsFor(theme('archived'), teacher)).toEqual(['reopen']);
  });
});
