// A student signs in and plays a mission with nothing but a keyboard; feedback is announced, and the focus is always where work goes on.
import { answersOf, assign, base, equal, expect, openBrowser, publishTheme, scenario, student, untilSaved } from './lib.mjs';

await scenario('a mission is played with the keyboard only', async ({ later }) => {
  const emma = await student();
  const title = `Clavier ${Date.now()}`;
  const themeId = await publishTheme({
    title,
    questions: [
      { id: 'q1', type: 'mcq', prompt: 'Un ?', choices: [{ id: 'a', label: 'A' }, { id: 'b', label: 'B' }], answer: 'b', difficulty: 1 },
      { id: 'q2', type: 'mcq', prompt: 'Plusieurs ?', choices: [{ id: 'a', label: 'A' }, { id: 'b', label: 'B' }, { id: 'c', label: 'C' }], answer: ['a', 'c'], difficulty: 1 },
      { id: 'q3', type: 'fill_in', prompt: 'Le ___.', answer: ['été'], difficulty: 1 },
      { id: 'q4', type: 'open', prompt: 'Pourquoi ?', difficulty: 1 },
    ],
  });
  const mission = await assign(emma.id, themeId, { title });
  const { page, problems } = await openBrowser({ later });
  const press = (...keys) => keys.reduce((before, key) => before.then(() => page.keyboard.press(key)), Promise.resolve());

  await page.goto(`${base}/student`);
  await page.locator('input[name=school]').waitFor();
  await tabTo(page, 'input[name=school]');
  await page.keyboard.type('ife-paris');
  await press('Tab');
  await page.keyboard.type('emma2025');
  await press('Enter');
  await page.getByText(title).waitFor();
  await tabTo(page, `a.mission:has-text("${title}")`);
  await press('Enter');
  await page.getByRole('button', { name: 'Commencer' }).waitFor();
  await tabTo(page, 'main .button-primary');
  await press('Enter');

  await focusOn(page, 'Un ?');
  await tabTo(page, 'input[name=choice]');
  await press('ArrowDown', 'ArrowDown', 'ArrowUp', 'Enter');
  await announced(page, 'Bonne réponse !');
  await press('Enter');

  await focusOn(page, 'Plusieurs ?');
  await tabTo(page, 'input[value=a]');
  await press('Space', 'Tab', 'Tab', 'Space', 'Enter');
  await announced(page, 'Bonne réponse !');
  await press('Enter');

  await focusOn(page, 'Le ___.');
  await tabTo(page, '#answer');
  await page.keyboard.type('ete');
  await press('Enter');
  await announced(page, 'Pas tout à fait.');
  await press('Enter');

  await focusOn(page, 'Pourquoi ?');
  await tabTo(page, '#answer');
  await page.keyboard.type('Parce que.');
  await tabTo(page, '.question-actions button[type=submit]');
  await press('Enter');
  await announced(page, 'Réponse enregistrée.');
  await press('Enter');
  await focusOn(page, 'Terminé !');
  await untilSaved(page);
  const answers = await answersOf(mission, emma.id);
  equal(Object.fromEntries(answers.map((answer) => [answer.questionId, answer.correct])), { q1: true, q2: true, q3: false, q4: null }, 'marks at the school');
  equal(problems, [], 'problems in the console');
});

/** Presses Tab until the element has the focus. */
async function tabTo(page, selector) {
  const target = page.locator(selector).first();
  for (let presses = 0; presses < 60; presses++) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`${selector} is not reached with Tab`);
}

async function focusOn(page, text) {
  await page.waitForFunction((wanted) => document.activeElement?.textContent?.includes(wanted) && document.activeElement.tagName.startsWith('H'), text);
}

/** In a live region, and described by the control that has the focus. */
async function announced(page, text) {
  await page.locator('[role=status]', { hasText: text }).first().waitFor();
  await page.waitForFunction(() => document.activeElement?.getAttribute('aria-describedby') === 'feedback');
  const said = await page.evaluate(() => document.getElementById('feedback')?.textContent ?? '');
  expect(said.includes(text), `the focus is described by "${said}"`);
}
