import { expect, it } from 'vitest';
import { mount, press, settle } from '../testing/mount';
import { everyPage } from './api/pages';
import { usePages } from './usePages';

const pages: Readonly<Record<string, { items: string[]; nextCursor: string | null }>> = {
  first: { items: ['a', 'b'], nextCursor: 'second' },
  second: { items: ['c'], nextCursor: null },
};
const read = async (cursor: string | undefined) => pages[cursor ?? 'first'] ?? { items: [], nextCursor: null };

function List() {
  const list = usePages(read, []);
  return (
    <div>
      {list.items?.join('')}
      {list.more && <button type="button" onClick={list.more} />}
    </div>
  );
}

it('adds page to page until there is no more', async () => {
  const root = await mount(<List />);
  await settle();
  expect(root.textContent).toBe('ab');
  await press(root.querySelector('button'));
  await settle();
  expect(root.textContent).toBe('abc');
  expect(root.querySelector('button')).toBeNull();
});

it('reads all pages of a short list', async () => {
  await expect(everyPage(read)).resolves.toEqual(['a', 'b', 'c']);
});
