// From the roster to the figures, as a school does it: an administrator imports a student, a teacher's theme goes through review and is handed
// out, a student answers in another browser, and the teacher's dashboard moves within a second of each acknowledged answer.
import { call, equal, eventually, expect, openBrowser, scenario, signIn, staff, answerChoice, untilSaved } from './lib.mjs';
import { ADMIN, signInStaff, stat, TEACHER } from './staff.mjs';

const CLASS = 'L1-A Anatomie et physiologie';
const WITHIN_MS = 1_000;

await scenario('a school runs from roster to figures, two people at once', async ({ later }) => {
  const run = Date.now();
  const title = `Respirer ${run}`;
  const token = await staff(TEACHER);
  const classId = (await call('GET', '/api/classes?limit=500', { token })).items.find((item) => item.name === CLASS).id;

  const school = await openBrowser({ later });
  const teacher = await openBrowser({ later });
  const student = await openBrowser({ later });

  await importStudent(school.page, `Zoé ${run}`);
  const themeId = await importTheme(teacher.page, title);
  await review(school.page, themeId);
  const assignmentId = await handOut(teacher.page, themeId);

  const moves = await watch(teacher.page, classId, themeId);
  const acknowledged = acknowledgements(student.page);
  await signIn(student.page);
  await student.page.getByText(title).click();
  await student.page.getByRole('button', { name: 'Commencer' }).click();
  await answerChoice(student.page, 'a');
  await moved(moves, acknowledged, 'sessions', '1', 'session.started');
  await answerChoice(student.page, 'b');
  await untilSaved(student.page);
  await student.page.getByRole('heading', { name: 'Terminé !' }).waitFor();
  await moved(moves, acknowledged, 'score', /^50/, 'session.completed');

  // Every other screen says the same.
  await teacher.page.getByRole('link', { name: /^Emma / }).first().waitFor();
  await stat(teacher.page, 'Séances').locator('button').click();
  await teacher.page.getByRole('dialog').getByRole('row').nth(3).waitFor();
  await teacher.page.keyboard.press('Escape');
  await teacher.page.goto(`${new URL(teacher.page.url()).origin}/staff/assignments/${assignmentId}`);
  await eventually('who has finished', () => stat(teacher.page, 'Terminée').locator('.stat-value').innerText(), (text) => text.startsWith('1 '));

  for (const [who, { problems }] of Object.entries({ school, teacher, student })) equal(problems, [], `problems in the console of the ${who}`);
});

/** A list with a good line and a wrong one: the wrong one is named, the good one applied. */
async function importStudent(page, firstName) {
  await signInStaff(page, ADMIN, '/staff/imports?type=students');
  const list = `Prénom;Nom;Courriel;Classe;Promotion\r\n${firstName};Lefèvre;zoe${Date.now()}@etu.ife-paris.fr;${CLASS};L1 2025-2026\r\nSans;Courriel;pas-un-courriel;${CLASS};L1 2025-2026\r\n`;
  await page.locator('input[type=file]').setInputFiles({ name: 'eleves.csv', mimeType: 'text/csv', buffer: Buffer.from(list, 'latin1') });
  await page.getByRole('button', { name: 'Vérifier la liste' }).click();
  await page.getByRole('table', { name: 'Lignes en erreur' }).getByText('Ligne 3').waitFor();
  await page.getByRole('button', { name: 'Appliquer 1 ligne' }).click();
  await eventually('the created student', () => stat(page, 'Créées').locator('.stat-value').innerText(), (text) => text === '1');
  await page.getByRole('link', { name: 'élèves' }).first().click();
  await page.getByRole('searchbox').first().fill(firstName);
  await page.getByText(`${firstName} Lefèvre`).first().waitFor();
}

async function importTheme(page, title) {
  await signInStaff(page, TEACHER, '/staff/themes/import');
  const theme = {
    title,
    questions: ['q1', 'q2'].map((id) => ({
      id,
      type: 'mcq',
      prompt: `Question ${id} ?`,
      difficulty: 1,
      choices: [{ id: 'a', label: 'Juste' }, { id: 'b', label: 'Faux' }],
      answer: 'a',
      colour: 'nobody knows this field',
    })),
  };
  await page.locator('input[type=file]').setInputFiles({ name: 'theme.json', mimeType: 'application/json', buffer: Buffer.from(JSON.stringify(theme)) });
  await page.getByRole('button', { name: 'Importer', exact: true }).click();
  await page.getByText(`« ${title} » est importé en brouillon`).waitFor();
  await page.getByRole('link', { name: 'Ouvrir le thème' }).click();
  await act(page, 'Soumettre à relecture');
  return new URL(page.url()).pathname.split('/').at(-1);
}

/** Somebody else than the author approves; then it is published. */
async function review(page, themeId) {
  await page.goto(`${new URL(page.url()).origin}/staff/themes/${themeId}`);
  await act(page, 'Approuver');
  await act(page, 'Publier');
}

async function act(page, name) {
  await page.locator('.shell-main').getByRole('button', { name, exact: true }).first().click();
  await page.getByRole('dialog').getByRole('button', { name, exact: true }).click();
  await page.getByRole('dialog').waitFor({ state: 'detached' });
}

async function handOut(page, themeId) {
  await page.goto(`${new URL(page.url()).origin}/staff/assignments/new?theme=${themeId}`);
  await page.getByLabel(CLASS).check();
  await page.getByRole('button', { name: 'Donner la mission' }).click();
  await page.waitForURL(/\/staff\/assignments\/(?!new)/);
  return new URL(page.url()).pathname.split('/').at(-1);
}

/** Opens the dashboard on class and theme and notes when which figure shows what. */
async function watch(page, classId, themeId) {
  const moves = [];
  await page.exposeFunction('noteMove', (label, value) => moves.push({ label, value, at: Date.now() }));
  await page.goto(`${new URL(page.url()).origin}/staff/dashboard?class=${classId}&theme=${themeId}`);
  await page.getByText('En direct').waitFor();
  await stat(page, 'Séances').waitFor();
  await page.evaluate(() => {
    const seen = new Map();
    const look = () => {
      for (const stat of document.querySelectorAll('.stat')) {
        const [label, value] = [stat.querySelector('dt').textContent, stat.querySelector('.stat-value').textContent];
        if (seen.get(label) !== value) window.noteMove(label, value);
        seen.set(label, value);
      }
    };
    look();
    new MutationObserver(look).observe(document.querySelector('.shell-main'), { subtree: true, childList: true, characterData: true });
  });
  return moves;
}

/** When the school acknowledged which kind of event. */
function acknowledgements(page) {
  const acknowledged = [];
  page.on('response', (response) => {
    if (response.status() !== 202 || !response.url().endsWith('/api/student/events')) return;
    const at = Date.now();
    for (const event of response.request().postDataJSON().events) acknowledged.push({ type: event.type, at });
  });
  return acknowledged;
}

async function moved(moves, acknowledged, figure, value, type) {
  const label = { sessions: 'Séances', score: 'Score moyen' }[figure];
  const shows = (move) => move.label === label && (typeof value === 'string' ? move.value === value : value.test(move.value));
  const move = await eventually(`${label} on the dashboard`, async () => moves.find(shows) ?? null, (found) => found !== null);
  const answer = await eventually(`the acknowledged ${type}`, async () => acknowledged.find((event) => event.type === type) ?? null, (found) => found !== null);
  const took = move.at - answer.at;
  console.log(`     ${label} moved ${took} ms after ${type} was acknowledged`);
  expect(took < WITHIN_MS, `${label} moved ${took} ms after ${type} was acknowledged`);
}
