// Every screen of a student in both themes and languages, on a phone and on a desktop: nothing that axe calls serious, nothing wider than the
// window, nothing in the console, no foreign host.
import { AxeBuilder } from '@axe-core/playwright';
import { assign, base, choiceTheme, equal, openBrowser, publishTheme, scenario, signIn, student, untilSaved } from './lib.mjs';

const LOOKS = [
  { name: 'phone, light, French', locale: 'fr-FR', colorScheme: 'light', viewport: { width: 360, height: 740 }, start: 'Commencer' },
  { name: 'desktop, dark, English', locale: 'en-GB', colorScheme: 'dark', viewport: { width: 1920, height: 1080 }, start: 'Start' },
];

await scenario('every student screen is accessible and fits', async ({ later }) => {
  const emma = await student();
  const run = Date.now();
  const themeId = await publishTheme(wholeTheme(`Tout ${run}`));
  for (const look of LOOKS) {
    const missions = {};
    for (const type of ['quiz', 'flashcards', 'fiche', 'annales']) {
      missions[type] = await assign(emma.id, themeId, { title: `${type} ${look.locale} ${run}`, type, instructions: '**Lis** bien.\n- une fois\n- deux fois' });
    }
    const found = [];
    const { page, problems } = await openBrowser({ later, locale: look.locale, colorScheme: look.colorScheme, viewport: look.viewport });
    const check = async (screen) => found.push(...(await findings(page, `${look.name}: ${screen}`)));

    await page.goto(`${base}/student`);
    await page.locator('input[name=code]').waitFor();
    await check('sign-in');
    await page.locator('button[type=submit]').click();
    await check('sign-in with fields missing');
    await signIn(page);
    await page.locator('.mission').first().waitFor();
    await untilSaved(page);
    await check('missions');
    await page.locator('button.sync').click();
    await check('what is saved');
    await page.keyboard.press('Escape');
    await page.locator('.student-me').click();
    await check('my space');
    await page.keyboard.press('Escape');

    const open = async (type) => {
      await page.goto(`${base}/student/mission/${missions[type]}`);
      await page.getByRole('button', { name: look.start, exact: true }).waitFor();
      await check(`${type}, before`);
      await page.getByRole('button', { name: look.start, exact: true }).click();
    };

    await open('quiz');
    await page.locator('input[name=choice]').first().check();
    await check('quiz, question');
    await page.locator('.question-actions button[type=submit]').click();
    await page.locator('.verdict').waitFor();
    await check('quiz, feedback');

    await open('flashcards');
    await page.locator('.flash').waitFor();
    await check('flashcards, front');
    await page.locator('main .button-primary').click();
    await page.locator('.flash-turned').waitFor();
    await check('flashcards, back');

    await open('fiche');
    await page.locator('.sheet-card').first().waitFor();
    for (const summary of await page.locator('main summary').all()) await summary.click();
    await check('sheet');
    await page.locator('.question-actions .button-primary').click();
    await page.locator('.result').waitFor();
    await check('sheet, result');

    await open('annales');
    await page.locator('.overview').waitFor();
    await check('past paper');
    await page.locator('.overview .button').click();
    await page.locator('dialog .button-primary').waitFor();
    await check('past paper, handing in');
    await page.locator('dialog .button-primary').click();
    await page.locator('.correction').waitFor();
    for (const summary of await page.locator('main summary').all()) await summary.click();
    await check('past paper, correction');

    await page.goto(`${base}/student/progress`);
    await page.locator('.figures').waitFor();
    for (const summary of await page.locator('main summary').all()) await summary.click();
    await check('progress');
    equal(found, [], 'findings');
    equal(problems, [], 'problems in the console');
  }
});

async function findings(page, screen) {
  // Colours are judged at rest.
  await page.evaluate(() => Promise.all(document.getAnimations().map((animation) => animation.finished.catch(() => undefined))));
  const { violations } = await new AxeBuilder({ page }).analyze();
  const serious = violations
    .filter((violation) => violation.impact === 'serious' || violation.impact === 'critical')
    .map((violation) => `${screen}: ${violation.id} at ${violation.nodes[0].html.slice(0, 160)}`);
  const beyond = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  return beyond > 0 ? [...serious, `${screen}: ${beyond} px wider than the window`] : serious;
}

/** Something of everything: all kinds of questions and cards. */
function wholeTheme(title) {
  const cards = [
    { type: 'definition', content: 'Une **définition**.', examples: ['un'], synonyms: ['mot'], keyPoints: ['clé'] },
    { type: 'etymology', content: 'Du grec.', breakdown: [{ term: 'bio', meaning: 'vie' }] },
    { type: 'timeline', events: [{ period: '1789', event: 'Révolution', description: 'En été.' }], keyTakeaway: 'Un tournant.' },
    { type: 'summary', content: 'En bref.', items: ['a', 'b'] },
    { type: 'focus', content: 'De près.', principles: ['un'], objective: 'Voir' },
    { type: 'comparison', columns: ['A', 'B'], rows: [{ label: 'Taille', values: ['grand', 'petit'] }], keyDifference: 'La taille.' },
    { type: 'key_takeaways', takeaways: ['Un', { point: 'Deux', details: 'plus' }] },
    { type: 'mnemonic', mnemonics: [{ concept: 'C', technique: 'T', breakdown: ['x'] }] },
    { type: 'diagram_mermaid', mermaid: 'flowchart LR\n  A[Un très long nom de nœud qui ne tient pas sur une ligne] --> B', note: 'De gauche à droite.' },
    { type: 'diagram_textual', nodes: [{ label: 'Un', description: 'd' }] },
    { type: 'qna', qaPairs: [{ question: 'Q ?', answer: 'R.' }] },
    { type: 'case_study', context: 'c', problem: 'p', intervention: 'i', outcome: 'o' },
    { type: 'exercise', prompt: 'Calcule.', expectedAnswer: '42', rationale: 'Parce que.' },
    { type: 'detailed_summary', subtitle: 's', creator: 'Q', keyConcepts: [{ name: 'n', description: 'd' }] },
  ].map((card, index) => ({ id: `c${index}`, title: `Carte ${index}`, ...card }));
  return {
    ...choiceTheme(title, 2),
    revision: { sections: [{ id: 's1', title: 'Tout', order: 1, cards }] },
    studymate: {
      flashcards: [{ id: 'f1', front: 'Recto', back: 'Verso', hint: 'Indice' }],
      pastPapers: [
        {
          id: 'p1',
          title: 'Sujet',
          year: 2024,
          questions: [
            { id: 'x1', type: 'true_false', prompt: 'Vrai ?', answer: true },
            { id: 'x2', type: 'fill_in', prompt: 'Le ___.', answer: ['mot', 'verbe'] },
            { id: 'x3', type: 'open', prompt: 'Explique.', answer: 'Ainsi.' },
          ],
        },
      ],
    },
  };
}
