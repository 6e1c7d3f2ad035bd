import type { RefObject } from 'preact';
import { useEffect, useState } from 'preact/hooks';

/** Pixels that an element has across: a drawing made for them keeps its letters readable on a phone. */
export function useWidth(element: RefObject<HTMLElement | null>, first = 320): number {
  const [width, setWidth] = useState(first);
  useEffect(() => {
    const box = element.current;
    if (box === null) return undefined;
    const observer = new ResizeObserver(() => setWidth(box.clientWidth));
    observer.observe(box);
    setWidth(box.clientWidth);
    return () => observer.disconnect();
  }, [element]);
  return width;
}
