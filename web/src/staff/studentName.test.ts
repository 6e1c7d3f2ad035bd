import { expect, it } from 'vitest';
import { nameOf } from './studentName';

const unnamed = (short: string) => `Student ${short}`;
const id = '1e9a6ed6280f99bcdd3182f1b4ee818d';

it('calls a student by name, and by the same short word wherever there is none', () => {
  expect(nameOf(id, 'Emma Lefèvre', unnamed)).toBe('Emma Lefèvre');
  expect(nameOf(id, null, unnamed)).toBe('Student 1e9a6ed6');
  expect(nameOf(id, id, unnamed)).toBe('Student 1e9a6ed6');
  expect(nameOf(id, 'a683ce43-ef74-489a-8001-0b87f326d236', unnamed)).toBe('Student 1e9a6ed6');
});
