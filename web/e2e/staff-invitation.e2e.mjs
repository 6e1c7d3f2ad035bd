// An administrator invites two people: one has no account and makes one, the other is signed in elsewhere and adds the school to their own. Then
// the first loses their password and gets a one-time link.
import { base, equal, openBrowser, scenario } from './lib.mjs';
import { ADMIN, findings, settled, signInStaff } from './staff.mjs';

const ELSEWHERE = 'direction.ergo@univ-lyon.fr';

async function invite(page, email) {
  await page.goto(`${base}/staff/team`);
  await settled(page);
  await page.getByRole('button', { name: 'Inviter quelqu’un' }).click();
  await page.locator('input[name=email]').fill(email);
  await page.locator('input[name=firstName]').fill('Ada');
  await page.locator('input[name=lastName]').fill('Byron');
  await page.getByRole('button', { name: 'Créer l’invitation' }).click();
  return page.locator('input[name=link]').inputValue();
}

async function choose(page, password) {
  await page.locator('input[name=password]').fill(password);
  await page.locator('input[name=again]').fill(password);
  await page.locator('button[type=submit]').click();
}

await scenario('people accept invitations, signed in or not', async ({ later }) => {
  const admin = await openBrowser({ later });
  const person = await openBrowser({ later });
  const owner = await openBrowser({ later });
  await signInStaff(admin.page, ADMIN);
  const email = `ada-${Date.now()}@ife-paris.fr`;

  const link = await invite(admin.page, email);
  equal(await findings(admin.page, 'invitation'), [], 'findings');
  await person.page.goto(link);
  await person.page.getByText('vous invite', { exact: false }).waitFor();
  equal(await findings(person.page, 'accept'), [], 'findings');
  await choose(person.page, 'trois chats gris');
  await person.page.locator('.shell-main h1').waitFor();

  await signInStaff(owner.page, ELSEWHERE);
  await owner.page.goto(await invite(admin.page, ELSEWHERE));
  await owner.page.getByRole('button', { name: 'Ajouter cet établissement à mon compte' }).click();
  await owner.page.locator('.shell-main h1').waitFor();
  await owner.page.getByText('Institut Formation Ergothérapie Paris').first().waitFor();
  await owner.page.getByRole('button', { name: 'Changer d’établissement' }).waitFor();

  await admin.page.goto(`${base}/staff/team?search=${encodeURIComponent(email)}`);
  await settled(admin.page);
  await admin.page.getByRole('button', { name: /^Gérer/ }).first().click();
  await admin.page.getByRole('button', { name: 'Lien à usage unique' }).click();
  const reset = await admin.page.locator('input[name=link]').inputValue();
  await person.page.goto(reset);
  await choose(person.page, 'quatre chiens noirs');
  await person.page.getByText('Votre mot de passe est enregistré.').waitFor();

  // Each works once.
  for (const used of [link, reset]) {
    await person.page.goto('about:blank');
    await person.page.goto(used);
    if (used === reset) await choose(person.page, 'encore un autre');
    await person.page.locator('[role=alert]').first().waitFor();
  }

  equal([...admin.problems, ...person.problems, ...owner.problems], [], 'problems in the console');
});
