import { useState } from 'preact/hooks';
import { describe, expect, it, vi } from 'vitest';
import { mount, press, show } from '../testing/mount';
import { Button } from './Button';
import { pathOf, pointsOf } from './charts/points';
import { TextField } from './Field';
import { Menu } from './Menu';
import { Stat } from './Stat';
import { sortRows, type Column } from './Table';
import { Tabs } from './Tabs';
import { resolveTheme } from './theme';

describe('tabs', () => {
  function Two() {
    const [selected, select] = useState<'a' | 'b'>('a');
    return (
      <Tabs label="Views" tabs={[{ id: 'a', label: 'A' }, { id: 'b', label: 'B' }]} selected={selected} onSelect={select}>
        panel {selected}
      </Tabs>
    );
  }

  it('move with the arrows, round and round, and are one stop of the Tab key', async () => {
    const root = await mount(<Two />);
    const [first, second] = root.querySelectorAll<HTMLElement>('[role=tab]');
    await press(first ?? null, 'ArrowRight');
    expect(second?.getAttribute('aria-selected')).toBe('true');
    expect(document.activeElement).toBe(second);
    expect([first?.tabIndex, second?.tabIndex]).toEqual([-1, 0]);
    await press(second ?? null, 'ArrowRight');
    expect(root.querySelector('[role=tabpanel]')?.textContent).toBe('panel a');
  });
});

describe('a figure', () => {
  const figure = (value: string) => <Stat label="Started" value={value} onOpen={() => undefined} />;

  it('lights up each time it changes, and leaves the focus where it is', async () => {
    const root = await mount(figure('1'));
    const button = root.querySelector('button');
    const look = () => root.querySelector('.stat-value')?.className;
    button?.focus();
    const looks = [look()];
    for (const value of ['2', '3', '4']) {
      await show(figure(value), root);
      looks.push(look());
    }
    expect(button?.textContent).toBe('4');
    expect(document.activeElement).toBe(button);
    // An animation starts again when its name changes.
    looks.reduce((before, after) => (expect(after).not.toBe(before), after));
  });
});

describe('a menu', () => {
  it('opens on its first command, closes with Escape and gives the focus back', async () => {
    const choose = vi.fn();
    const root = await mount(<Menu label="More" items={[{ id: 'x', label: 'Archive', onChoose: choose }]} />);
    const button = root.querySelector('button');
    await press(button);
    expect(document.activeElement?.textContent).toBe('Archive');
    await press(document.activeElement, 'Escape');
    expect(root.querySelector('[role=menu]')).toBeNull();
    expect(document.activeElement).toBe(button);
    await press(button);
    await press(root.querySelector('[role=menuitem]'));
    expect(choose).toHaveBeenCalledOnce();
  });
});

it('a busy button does nothing and says that it is busy', async () => {
  const act = vi.fn();
  const root = await mount(
    <Button busy onClick={act}>
      Save
    </Button>,
  );
  await press(root.querySelector('button'));
  expect(act).not.toHaveBeenCalled();
  expect(root.querySelector('button')?.getAttribute('aria-busy')).toBe('true');
});

it('a field ties its label, hint and error to the control', async () => {
  const root = await mount(<TextField label="Name" hint="As written" error="Too long" value="x" onValue={() => undefined} />);
  const input = root.querySelector('input');
  expect(root.querySelector('label')?.getAttribute('for')).toBe(input?.id);
  expect(input?.getAttribute('aria-invalid')).toBe('true');
  const described = (input?.getAttribute('aria-describedby') ?? '').split(' ').map((id) => document.getElementById(id)?.textContent ?? '');
  expect(described.join(' ')).toContain('As written');
  expect(described.join(' ')).toContain('Too long');
});

describe('sorted rows', () => {
  const columns: Column<{ name: string; score: number | null }>[] = [
    { key: 'name', head: '', cell: () => '', sortBy: (row) => row.name },
    { key: 'score', head: '', cell: () => '', sortBy: (row) => row.score },
  ];
  const rows = [
    { name: 'Zoé', score: 10 },
    { name: 'Éric', score: null },
    { name: 'Anna', score: 90 },
  ];
  const names = (key: string, down: boolean) => sortRows(rows, columns, { key, down }).map((row) => row.name);

  it('put accents where people look for them', () => {
    expect(names('name', false)).toEqual(['Anna', 'Éric', 'Zoé']);
  });

  it('put what has no value last, up and down', () => {
    expect(names('score', false)).toEqual(['Zoé', 'Anna', 'Éric']);
    expect(names('score', true)).toEqual(['Anna', 'Zoé', 'Éric']);
  });
});

describe('a line', () => {
  it('places days by date and values by share', () => {
    const points = pointsOf([{ day: '2026-01-01', value: 0 }, { day: '2026-01-02', value: 50 }, { day: '2026-01-11', value: 100 }], 100);
    expect(points.map(({ x, y }) => [x, y])).toEqual([[0, 0], [10, 50], [100, 100]]);
    expect(pathOf(points)).toBe('M0 100 L10 50 L100 0');
  });

  it('of a single day stands in the middle', () => {
    expect(pointsOf([{ day: '2026-01-01', value: 20 }], 100)[0]?.x).toBe(50);
  });
});

it('the device’s wish for contrast goes before its wish for darkness, and a choice before both', () => {
  expect(resolveTheme('system', { dark: true, contrast: true })).toBe('contrast');
  expect(resolveTheme('system', { dark: true, contrast: false })).toBe('dark');
  expect(resolveTheme('light', { dark: true, contrast: true })).toBe('light');
});
