// A teacher signs in, reads the dashboard and hands a theme out with nothing but a keyboard.
import { randomUUID } from 'node:crypto';
import { assign, base, call, equal, eventually, expect, openBrowser, scenario, staff, student } from './lib.mjs';
import { PASSWORD, stat, tabTo, TEACHER } from './staff.mjs';

await scenario('a teacher works with the keyboard only', async ({ later }) => {
  const { page, problems } = await openBrowser({ later });
  const press = async (...keys) => {
    for (const key of keys) await page.keyboard.press(key);
  };

  await page.goto(`${base}/sign-in`);
  await page.locator('input[name=email]').waitFor();
  await tabTo(page, 'input[name=email]');
  await page.keyboard.type(TEACHER);
  await press('Tab');
  await page.keyboard.type(PASSWORD);
  await press('Enter');
  await page.locator('.shell-main h1').waitFor();

  // The first stop leads past the menu.
  await page.reload();
  await page.locator('.shell-main h1').waitFor();
  await press('Tab');
  expect(await page.evaluate(() => document.activeElement.getAttribute('href') === '#main'), 'the first stop is not the way to the content');

  await tabTo(page, '.shell-nav a[href="/staff/dashboard"]');
  await press('Enter');
  await page.locator('.stat').first().waitFor();
  await focusedHeading(page);

  // A figure opens the facts behind it; Escape leads back to it, also when it has changed meanwhile.
  await page.getByText('En direct').waitFor();
  const sessions = stat(page, 'Séances').locator('.stat-open');
  await tabTo(page, sessions);
  const before = await sessions.innerText();
  await press('Enter');
  await page.getByRole('dialog').getByRole('row').nth(1).waitFor();
  expect(await page.evaluate(() => document.querySelector('[role=dialog], dialog')?.contains(document.activeElement)), 'the focus is not in the dialog');
  await startSession();
  await eventually('the number of sessions', () => sessions.innerText(), (now) => now !== before);
  await press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  expect(await sessions.evaluate((button) => button === document.activeElement), 'the focus did not come back');

  // Another period, which the address keeps.
  await tabTo(page, page.getByLabel('Période'));
  await press('ArrowDown');
  await page.waitForURL(/period=90/);

  await tabTo(page, '.shell-nav a[href="/staff/assignments"]');
  await press('Enter');
  await focusedHeading(page);
  await tabTo(page, 'a[href="/staff/assignments/new"]');
  await press('Enter');
  await page.locator('form select').first().waitFor();
  const title = `Clavier ${Date.now()}`;
  await tabTo(page, page.getByLabel('Thème', { exact: false }).first());
  await press('ArrowDown');
  await tabTo(page, page.getByLabel('Titre', { exact: false }).first());
  await press('Control+a');
  await page.keyboard.type(title);
  await tabTo(page, page.getByRole('checkbox').first());
  await press('Space');
  await tabTo(page, page.getByRole('button', { name: 'Donner la mission' }));
  await press('Enter');
  await page.waitForURL(/\/staff\/assignments\/(?!new)/);
  await page.getByRole('heading', { name: title }).waitFor();

  const made = await call('GET', '/api/assignments?limit=500', { token: await staff(TEACHER) });
  equal(made.items.filter((item) => item.title === title).length, 1, 'missions handed out');
  equal(problems, [], 'problems in the console');
});

/** A student of the class begins a mission. */
async function startSession() {
  const [{ items: themes }, { token, id: studentId }] = await Promise.all([call('GET', '/api/themes?limit=500', { token: await staff(TEACHER) }), student()]);
  const theme = themes.find(({ status }) => status === 'published');
  const assignmentId = await assign(studentId, theme.id, { title: `Pendant la lecture ${Date.now()}` });
  const now = new Date().toISOString();
  const data = { mode: 'post-cours', questionIds: ['q001'] };
  const started = { eventId: randomUUID(), type: 'session.started', studentId, deviceId: 'device', clientSeq: 1, occurredAt: now, assignmentId, sessionId: randomUUID(), data };
  const { accepted } = await call('POST', '/api/student/events', { token, body: { sentAt: now, events: [started] } });
  equal(accepted, 1, 'accepted events');
}

/** After going to another screen, reading starts at its heading. */
async function focusedHeading(page) {
  await page.waitForFunction(() => document.activeElement?.tagName === 'H1');
}
