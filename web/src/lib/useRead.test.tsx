import { expect, it } from 'vitest';
import { mount, press, settle, show } from '../testing/mount';
import { useRead } from './useRead';

interface Pending {
  readonly id: string;
  readonly signal: AbortSignal;
  readonly answer: (text: string) => void;
  readonly fail: (error: unknown) => void;
}

function reader() {
  const asked: Pending[] = [];
  const read = (id: string) => (signal: AbortSignal) => new Promise<string>((answer, fail) => asked.push({ id, signal, answer, fail }));
  return { asked, read };
}

function Probe({ id, read, keep }: { id: string; read: (id: string) => (signal: AbortSignal) => Promise<string>; keep?: boolean }) {
  const reading = useRead(read(id), [id], { keep: keep ?? false });
  return (
    <button type="button" onClick={reading.reload}>
      {reading.data ?? '-'}/{reading.loading ? 'loading' : 'still'}/{reading.error === null ? 'fine' : 'failed'}
    </button>
  );
}

it('drops an answer that comes after the next question was asked', async () => {
  const { asked, read } = reader();
  const root = await mount(<Probe id="a" read={read} />);
  await show(<Probe id="b" read={read} />, root);
  expect(asked.map((question) => question.id)).toEqual(['a', 'b']);
  expect(asked[0]?.signal.aborted).toBe(true);
  asked[1]?.answer('second');
  await settle();
  asked[0]?.answer('first');
  await settle();
  expect(root.textContent).toBe('second/still/fine');
});

it('keeps what it has while it reads again, and when that fails', async () => {
  const { asked, read } = reader();
  const root = await mount(<Probe id="a" read={read} />);
  asked[0]?.answer('one');
  await settle();
  await press(root.querySelector('button'));
  expect(root.textContent).toBe('one/loading/fine');
  asked[1]?.fail(new Error('down'));
  await settle();
  expect(root.textContent).toBe('one/still/failed');
});

it('shows nothing of the last question unless it may stay', async () => {
  for (const keep of [false, true]) {
    const { asked, read } = reader();
    const root = await mount(<Probe id="a" read={read} keep={keep} />);
    asked[0]?.answer('one');
    await settle();
    await show(<Probe id="b" read={read} keep={keep} />, root);
    expect(root.textContent).toBe(keep ? 'one/loading/fine' : '-/loading/fine');
  }
});
