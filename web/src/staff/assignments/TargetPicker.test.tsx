import { beforeEach, expect, it, vi } from 'vitest';
import { lang } from '../../lib/i18n/lang';
import { mount, settle } from '../../testing/mount';
import { MeContext, type Me } from '../me';
import { TargetPicker } from './TargetPicker';

const asked = vi.hoisted(() => [] as string[]);
vi.mock('../../lib/app', () => ({
  api: {
    ask: (route: string) => {
      asked.push(route);
      return Promise.resolve({ items: [{ id: 'p1', name: 'Promotion 2026' }], nextCursor: null });
    },
  },
}));

beforeEach(() => {
  lang.set('fr');
  asked.length = 0;
});

async function offered(role: string): Promise<string> {
  const me: Me = { id: 'm', tenantId: 't', role, displayName: '', permissions: ['promotions:read'], memberships: [] };
  const root = await mount(
    <MeContext.Provider value={me}>
      <TargetPicker classes={[{ id: 'c1', name: '6e A' } as never]} targets={[]} onTargets={() => undefined} />
    </MeContext.Provider>,
  );
  await settle();
  return root.textContent ?? '';
}

it('offers a teacher her classes, and no year group that she may not choose', async () => {
  const text = await offered('teacher');
  expect(text).toContain('6e A');
  expect(text).not.toContain('Promotion');
  expect(asked).toEqual([]);
});

it('offers year groups to who may choose them', async () => {
  expect(await offered('direction')).toContain('Promotion 2026');
});
