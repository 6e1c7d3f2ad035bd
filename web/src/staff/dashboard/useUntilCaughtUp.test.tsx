import { act } from 'preact/test-utils';
import { afterEach, expect, it, vi } from 'vitest';
import { useRead } from '../../lib/useRead';
import { mount } from '../../testing/mount';
import { useUntilCaughtUp } from './useUntilCaughtUp';

afterEach(() => vi.useRealTimers());

it('reads again until the answer is complete', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const answers = [{ stale: true }, { stale: true }, { stale: false }];
  const ask = vi.fn(() => Promise.resolve(answers.shift() ?? { stale: false }));
  function Figures() {
    const figures = useRead(ask, []);
    useUntilCaughtUp(figures, figures.data?.stale);
    return null;
  }

  await mount(<Figures />);
  for (let i = 0; i < 4; i++) {
    await act(async () => {
      await vi.advanceTimersByTimeAsync(2000);
    });
  }

  expect(ask).toHaveBeenCalledTimes(3);
});
