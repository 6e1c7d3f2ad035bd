// Every screen of the staff in both themes and languages, on a phone and on a desktop: nothing that axe calls serious, nothing wider than the
// window, nothing in the console, no foreign host.
import { base, call, equal, openBrowser, scenario, staff, student } from './lib.mjs';
import { ADMIN, findings, settled, signInStaff, TEACHER } from './staff.mjs';

const LOOKS = [
  { name: 'phone, light, French', locale: 'fr-FR', colorScheme: 'light', viewport: { width: 360, height: 740 } },
  { name: 'desktop, dark, English', locale: 'en-GB', colorScheme: 'dark', viewport: { width: 1920, height: 1080 } },
];

await scenario('every staff screen is accessible and fits', async ({ later }) => {
  const admin = await staff(ADMIN);
  const list = 'Prénom;Nom;Courriel;Classe;Promotion\nAda;Byron;ada@etu.ife-paris.fr;L1-A Anatomie et physiologie;L1 2025-2026\nSans;Nom;faux;Inconnue;L1\n';
  const preview = await (
    await fetch(`${base}/api/imports?type=students`, { method: 'POST', headers: { Authorization: `Bearer ${admin}`, 'Content-Type': 'text/csv' }, body: list })
  ).json();
  const first = async (path) => (await call('GET', path, { token: admin })).items[0].id;
  const themeId = await first('/api/themes?limit=1');
  const screens = [
    ['home', '/staff'],
    ['dashboard', '/staff/dashboard'],
    ['dashboard of the school', '/staff/dashboard?all=1&period=90'],
    ['classes', '/staff/classes'],
    ['students', '/staff/students'],
    ['nobody found', '/staff/students?search=xyzxyz'],
    ['student', `/staff/students/${(await student()).id}`],
    ['access codes', '/staff/access-codes'],
    ['assignments', '/staff/assignments'],
    ['new assignment', '/staff/assignments/new'],
    ['assignment', `/staff/assignments/${await first('/api/assignments?limit=1')}`],
    ['themes', '/staff/themes'],
    ['theme import', '/staff/themes/import'],
    ['theme as a teacher', `/staff/themes/${themeId}`],
    ['theme as a student', `/staff/themes/${themeId}?view=student`],
    ['history of a theme', `/staff/themes/${themeId}?view=history`],
    ['team', '/staff/team'],
    ['imports', '/staff/imports'],
    ['import', `/staff/imports/${preview.id}`],
    ['nothing here', '/staff/nowhere'],
  ];

  for (const look of LOOKS) {
    const { page, problems } = await openBrowser({ later, locale: look.locale, colorScheme: look.colorScheme, viewport: look.viewport });
    const found = [];
    const check = async (screen) => found.push(...(await findings(page, `${look.name}: ${screen}`)));

    await page.goto(`${base}/sign-in`);
    await page.locator('input[name=email]').waitFor();
    await check('sign-in');
    await page.locator('input[name=email]').fill(TEACHER);
    await page.locator('input[name=password]').fill('not this one at all');
    await page.locator('button[type=submit]').click();
    await page.locator('[role=alert]').first().waitFor();
    await check('sign-in refused');

    await page.goto(`${base}/invitation#nobody.invited.this`);
    await page.locator('[role=alert]').first().waitFor();
    await check('an invitation that is over');
    await page.goto(`${base}/new-password#a.token`);
    await page.locator('input[name=password]').waitFor();
    await check('new password');

    await signInStaff(page, ADMIN);
    for (const [screen, path] of screens) {
      await page.goto(base + path);
      await settled(page);
      for (const summary of await page.locator('main summary').all()) await summary.click();
      await check(screen);
    }

    await page.goto(`${base}/staff/dashboard`);
    await page.locator('.stat-open').first().click();
    await page.getByRole('dialog').getByRole('row').nth(1).waitFor();
    await check('facts behind a figure');
    equal(found, [], 'findings');
    // The browser notes that the page was answered 404, as it should be.
    equal(problems.filter((problem) => !problem.endsWith('(' + base + '/staff/nowhere)')), [], 'problems in the console');
  }
});
