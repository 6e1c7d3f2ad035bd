// What interrupts people at work: the server is killed while a form is sent, and the session ends while another one is filled in. Nothing that
// was typed is lost, and what was asked for is done once.
import { base, call, canControlServer, equal, expect, openBrowser, scenario, staff, startServer, stopServer } from './lib.mjs';

const PASSWORD = 'Ergo2025!';

async function signInStaff(page, email, path) {
  await page.goto(`${base}/sign-in?next=${encodeURIComponent(path)}`);
  await page.locator('input[name=email]').fill(email);
  await page.locator('input[name=password]').fill(PASSWORD);
  await page.locator('button[type=submit]').click();
  await page.locator('.shell').waitFor();
}

await scenario('a mission that is sent while the server restarts is handed out once', async ({ later }) => {
  if (!canControlServer) throw new Error('CONTROL_URL is not set.');
  const email = 'claire.dubois@ife-paris.fr';
  const title = `Coupure ${Date.now()}`;
  const { page, problems } = await openBrowser({ later });
  await signInStaff(page, email, '/staff/assignments/new');
  await page.getByLabel('Thème').selectOption({ index: 1 });
  await page.getByLabel('Titre').fill(title);
  await page.getByLabel('L1-A Anatomie et physiologie').check();

  await stopServer();
  try {
    await page.getByRole('button', { name: 'Donner la mission' }).click();
    await page.getByText('Le serveur ne répond pas').waitFor();
    equal(await page.getByLabel('Titre').inputValue(), title, 'the title while the server is away');
  } finally {
    await startServer();
  }

  await page.getByRole('heading', { name: 'Suivi par élève' }).waitFor({ timeout: 60_000 });
  const token = await staff(email);
  const { items } = await call('GET', '/api/assignments?limit=100', { token });
  equal(items.filter((item) => item.title === title).length, 1, 'missions of this title');
  equal(problems, [], 'problems in the console');
});

await scenario('a session that ends while a form is filled in keeps the form', async ({ later }) => {
  const email = 'admin@ife-paris.fr';
  const lastName = `Interrompu${Date.now()}`;
  const { context, page, problems } = await openBrowser({ later });
  await signInStaff(page, email, '/staff/students');
  await page.getByRole('button', { name: 'Ajouter un élève' }).click();
  await page.getByLabel('Prénom').fill('Sacha');
  await page.getByLabel('Nom', { exact: true }).fill(lastName);

  // The cookie is gone and the token is refused: as after a month, or when the school closed the session.
  await context.clearCookies();
  let refuse = true;
  await context.route('**/api/students', (route) =>
    refuse && route.request().method() === 'POST'
      ? route.fulfill({ status: 401, contentType: 'application/problem+json', json: { status: 401, code: 'auth.token_expired' } })
      : route.fallback(),
  );
  await page.getByRole('button', { name: 'Enregistrer' }).click();
  const again = page.getByRole('dialog', { name: 'Votre session est terminée' });
  await again.waitFor();
  expect((await page.getByLabel('Nom', { exact: true }).inputValue()) === lastName, 'The form forgot what was typed.');

  refuse = false;
  await again.locator('input[name=email]').fill(email);
  await again.locator('input[name=password]').fill(PASSWORD);
  await again.locator('button[type=submit]').click();
  await page.getByText('L’élève est enregistré.').waitFor();
  const token = await staff(email);
  const { items } = await call('GET', `/api/students?search=${lastName}`, { token });
  equal(items.length, 1, 'students of this name');
  equal(problems, [], 'problems in the console');
});
