// The same student in two tabs: one queue, one sender at a time, and a mission goes on in either tab where the other one left it.
import { answerChoice, answersOf, assign, base, choiceTheme, equal, eventually, openBrowser, publishTheme, scenario, signIn, student, syncState, untilSaved } from './lib.mjs';

await scenario('two tabs of one student send everything once', async ({ later }) => {
  const emma = await student();
  const title = `Onglets ${Date.now()}`;
  const mission = await assign(emma.id, await publishTheme(choiceTheme(title, 6)), { title });
  const { page: one, context, problems } = await openBrowser({ later });
  await signIn(one);
  await one.getByText(title).click();
  await one.getByRole('button', { name: 'Commencer' }).click();
  await answerChoice(one, 'a');

  const other = await context.newPage();
  await other.goto(`${base}/student/mission/${mission}`);
  await other.getByText('Question 2 sur 6').first().waitFor();

  // What is sent, by either tab.
  const sent = [];
  let atOnce = 0;
  let most = 0;
  await context.route('**/api/student/events', async (route) => {
    most = Math.max(most, ++atOnce);
    sent.push(...route.request().postDataJSON().events.filter((event) => event.type === 'answer.given'));
    await new Promise((resolve) => setTimeout(resolve, 150));
    await route.continue();
    atOnce--;
  });
  await untilSaved(one);

  // Both answer the second question: the first answer stands, and the late tab is told so and goes on.
  await answerChoice(one, 'a', { goOn: false });
  await other.locator('input[name=choice][value=b]').check();
  await other.locator('.question-actions button[type=submit]').click();
  await other.locator('.verdict-good').waitFor();
  await other.locator('[aria-describedby=feedback]').click();
  for (let question = 3; question <= 6; question++) await answerChoice(other, 'a');
  await other.getByRole('heading', { name: 'Terminé !' }).waitFor();

  await untilSaved(other);
  await eventually('the sign of the other tab', () => syncState(one), (state) => state.pending === 0);
  const answers = await answersOf(mission, emma.id);
  equal(answers.map((answer) => answer.correct), Array(6).fill(true), 'marks at the school');
  equal(most, 1, 'requests at once');
  equal(new Set(sent.map((event) => event.eventId)).size, sent.length, 'answers sent, each once');
  equal(problems, [], 'problems in the console');
});
