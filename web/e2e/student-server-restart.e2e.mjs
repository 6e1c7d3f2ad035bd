// The server is killed in the middle of a quiz and started again: the student does not have to notice, and every answer arrives once.
import { answerChoice, answersOf, assign, canControlServer, choiceTheme, equal, eventually, openBrowser, publishTheme, scenario, signIn, startServer, stopServer, student, syncState, untilSaved } from './lib.mjs';

await scenario('a killed server loses no answer', async ({ later }) => {
  if (!canControlServer) throw new Error('CONTROL_URL is not set.');
  const emma = await student();
  const title = `Coupure ${Date.now()}`;
  const mission = await assign(emma.id, await publishTheme(choiceTheme(title, 6)), { title });

  const { page, problems } = await openBrowser({ later });
  await signIn(page);
  await page.getByText(title).click();
  await page.getByRole('button', { name: 'Commencer' }).click();
  await answerChoice(page, 'a');
  await answerChoice(page, 'b');
  await untilSaved(page);

  await stopServer();
  try {
    await answerChoice(page, 'a');
    await answerChoice(page, 'a');
    await eventually('the sign', () => syncState(page), (state) => state.phase === 'offline' && state.pending === 2);
  } finally {
    await startServer();
  }

  await answerChoice(page, 'a');
  await answerChoice(page, 'a');
  await page.getByRole('heading', { name: 'Terminé !' }).waitFor();
  await untilSaved(page);
  const answers = await answersOf(mission, emma.id);
  equal(answers.length, 6, 'answers at the school');
  equal(answers.filter((answer) => answer.correct).length, 5, 'right answers');
  equal(problems, [], 'problems in the console');
});
