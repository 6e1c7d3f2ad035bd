import { render, type ComponentChild } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach } from 'vitest';

const mounted: HTMLElement[] = [];

/** Puts something on the page for one test. */
export async function mount(what: ComponentChild): Promise<HTMLElement> {
  const root = document.createElement('div');
  document.body.append(root);
  mounted.push(root);
  await show(what, root);
  return root;
}

/** Shows something else in the same place. */
export async function show(what: ComponentChild, root: HTMLElement): Promise<void> {
  await act(() => render(what, root));
}

/** Lets what was started (reads, effects) come to rest. */
export async function settle(): Promise<void> {
  await act(async () => {
    await new Promise((resolve) => setTimeout(resolve, 0));
  });
}

export async function press(element: Element | null, key?: string): Promise<void> {
  if (!element) throw new Error('There is nothing to press.');
  await act(() => {
    if (key === undefined) (element as HTMLElement).click();
    else element.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
  });
}

afterEach(() => {
  for (const root of mounted.splice(0)) {
    render(null, root);
    root.remove();
  }
});
