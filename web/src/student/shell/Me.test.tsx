import { beforeEach, expect, it, vi } from 'vitest';
import { mount, press, settle } from '../../testing/mount';
import { lang } from '../../lib/i18n/lang';
import type { SyncState } from '../queue/sync';
import { SpaceProvider, type Space } from '../space';
import { Leave } from './Me';

const signOut = vi.fn(() => Promise.resolve());
beforeEach(() => {
  signOut.mockClear();
  lang.set('fr');
});

/** A device whose queue holds this, and something else after a try to send it. */
async function device(now: Partial<SyncState>, afterTrying: Partial<SyncState> = now) {
  const saved: SyncState = { phase: 'saved', answers: 0, pending: 0, rejected: 0, code: null };
  const sync = {
    current: { ...saved, ...now },
    subscribe: () => () => undefined,
    nudge: () => {
      sync.current = { ...saved, ...afterTrying };
      return Promise.resolve();
    },
  };
  const root = await mount(
    <SpaceProvider value={{ sync } as unknown as Space}>
      <Leave signOut={signOut} />
    </SpaceProvider>,
  );
  const leave = async () => {
    await press(root.querySelector('button'));
    await settle();
  };
  return { root, leave };
}

it('signs out at once when everything has arrived', async () => {
  const { leave } = await device({});
  await leave();
  expect(signOut).toHaveBeenCalledOnce();
});

it('sends what waits first, and then needs no warning', async () => {
  const { leave } = await device({ phase: 'sending', pending: 2, answers: 2 }, {});
  await leave();
  expect(signOut).toHaveBeenCalledOnce();
});

it.each<[string, Partial<SyncState>]>([
  ['waits', { phase: 'offline', pending: 2, answers: 2 }],
  ['was refused by the school', { rejected: 1 }],
  ['cannot be read', { phase: 'problem', code: 'sync.storage' }],
])('warns when work %s, and leaves when asked again', async (_, found) => {
  const { root, leave } = await device(found);
  await leave();
  expect(signOut).not.toHaveBeenCalled();
  expect(root.querySelector('[role=alert]')?.textContent).toContain('reste sur cet appareil');
  await leave();
  expect(signOut).toHaveBeenCalledOnce();
});
