import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { AREAS } from './areas';
import { STAFF_ROUTES } from './staff/routes';
import { STUDENT_SCREENS } from './student/shell/screens';

it('tells the server every screen, and none that is not there', () => {
  const told = JSON.parse(readFileSync('public/screens.json', 'utf8')) as string[];
  const doors = AREAS.map((area) => area.prefix).filter((prefix) => !['/student', '/staff'].includes(prefix));
  expect([...told].sort()).toEqual(['/', ...doors, ...Object.values(STUDENT_SCREENS), ...STAFF_ROUTES.map((route) => route.path)].sort());
});
