// Makes the README's pictures from the demo data: start the API (`dotnet run --project api`), then `npm run screenshots`.
// STUDYMATE_URL chooses another address, CHROMIUM another browser.
import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

const url = process.env.STUDYMATE_URL ?? 'http://127.0.0.1:8080';
const folder = fileURLToPath(new URL('../../docs/images/', import.meta.url));
const password = 'Ergo2025!';

/** As a French spreadsheet saves it: ISO-8859-1 and semicolons, with a class that does not exist and a line without a name. */
const roster = Buffer.from(
  [
    'Prénom;Nom;Courriel;Classe;Promotion',
    'Zoé;Lefèvre;zoe.lefevre@etu.ife-paris.fr;L1-A Anatomie et physiologie;L1 2025-2026',
    'Noémie;Petit;noemie.petit@etu.ife-paris.fr;L1-C Biomécanique;L1 2025-2026',
    'Yanis;Bouvier;yanis.bouvier@etu.ife-paris.fr;L1-A Anatomie et physiologie;L1 2025-2026',
    ';Garcia;;L1-B Psychologie et développement;L1 2025-2026',
    'Inaya;Da Silva;inaya.dasilva@etu.ife-paris.fr;L1-B Psychologie et développement;L1 2025-2026',
  ].join('\r\n'),
  'latin1',
);

const desk = { width: 1280, height: 860 };
const phone = { width: 400, height: 780 };

/** Each picture: its file, who looks, on what, and what to do before it is taken. */
const pictures = [
  {
    file: 'class-dashboard.png',
    viewport: { width: 1280, height: 1180 },
    async show(page) {
      await signInStaff(page, 'claire.dubois@ife-paris.fr');
      await page.goto(`${url}/staff/dashboard`);
      await page.getByText('En direct').waitFor();
      await page.getByRole('heading', { name: 'Les élèves' }).waitFor();
    },
  },
  {
    file: 'theme-viewer.png',
    viewport: desk,
    async show(page) {
      await signInStaff(page, 'direction@ife-paris.fr');
      await page.goto(`${url}/staff/themes`);
      await page.getByRole('link', { name: 'Anatomie du membre supérieur' }).click();
      await page.getByRole('heading', { name: 'Questions' }).waitFor();
    },
  },
  {
    file: 'import-preview.png',
    viewport: desk,
    async show(page) {
      await signInStaff(page, 'admin@ife-paris.fr');
      await page.goto(`${url}/staff/imports?type=students`);
      await page.locator('input[type=file]').setInputFiles({ name: 'eleves.csv', mimeType: 'text/csv', buffer: roster });
      await page.getByRole('button', { name: 'Vérifier la liste' }).click();
      await page.getByRole('heading', { name: 'Lignes en erreur' }).waitFor();
    },
  },
  {
    file: 'student-player.png',
    viewport: phone,
    async show(page) {
      await page.goto(`${url}/student`);
      await page.getByLabel('Établissement').fill('ife-paris');
      await page.getByLabel('Ton code').fill('EMMA-2025');
      await page.getByRole('button', { name: 'C’est parti' }).click();
      await page.locator('main a[href*="/student/mission/"]').first().click();
      await page.getByRole('button', { name: /Commencer|Continuer|Recommencer|Refaire/ }).first().click();
      await page.locator('#question').waitFor();
    },
  },
];

async function signInStaff(page, email) {
  await page.goto(`${url}/sign-in`);
  await page.getByLabel('Adresse e-mail').fill(email);
  await page.getByLabel('Mot de passe').fill(password);
  await page.getByRole('button', { name: 'Se connecter' }).click();
  await page.getByRole('heading', { name: /Bonjour/ }).waitFor();
}

mkdirSync(folder, { recursive: true });
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: [
    '--headless',
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ],
});
try {
  for (const { file, viewport, show } of pictures) {
    const context = await browser.newContext({ viewport, locale: 'fr-FR', colorScheme: 'light', reducedMotion: 'reduce' });
    const page = await context.newPage();
    await show(page);
    await page.evaluate(() => document.fonts.ready);
    await page.screenshot({ path: `${folder}${file}` });
    await context.close();
    console.log(`docs/images/${file}`);
  }
} finally {
  await browser.close();
}
