// An expired token is renewed unseen; a session that is over asks to sign in again, and the queue goes on where it stopped.
import { answerChoice, answersOf, assign, choiceTheme, equal, eventually, openBrowser, publishTheme, scenario, signIn, student, syncState, untilSaved } from './lib.mjs';

await scenario('an expired token and an ended session lose no answer', async ({ later }) => {
  const emma = await student();
  const title = `Session ${Date.now()}`;
  const mission = await assign(emma.id, await publishTheme(choiceTheme(title, 5)), { title });
  const { page, context, problems } = await openBrowser({ later });
  await signIn(page);
  await page.getByText(title).click();
  await page.getByRole('button', { name: 'Commencer' }).click();
  await untilSaved(page);

  // The token is refused once: renewed with the cookie and sent again.
  let refused = 0;
  await context.route('**/api/student/events', async (route) => {
    if (refused++ > 0) return route.continue();
    return route.fulfill({ status: 401, contentType: 'application/problem+json', body: '{"code":"auth.token_expired","status":401}' });
  });
  await answerChoice(page, 'a');
  await untilSaved(page);
  equal((await answersOf(mission, emma.id)).length, 1, 'answers after the renewal');
  await context.unroute('**/api/student/events');

  // The session is over for good: no cookie to renew with, and every token refused.
  await context.clearCookies();
  await context.route('**/api/student/events', (route) => route.fulfill({ status: 401, contentType: 'application/problem+json', body: '{"code":"auth.revoked","status":401}' }));
  await answerChoice(page, 'a');
  await page.locator('.student-expired').waitFor();
  // Work goes on all the same.
  await answerChoice(page, 'b');
  await eventually('the sign', () => syncState(page), (state) => state.phase === 'signed-out' && state.pending === 2);
  await context.unroute('**/api/student/events');

  await page.locator('.student-expired button').click();
  await page.locator('dialog input[name=code]').fill('EMMA-2025');
  await page.locator('dialog button[type=submit]').click();
  await untilSaved(page);
  equal((await answersOf(mission, emma.id)).length, 3, 'answers after signing in again');
  await page.getByText('Question 4 sur 5').first().waitFor();
  equal(problems, [], 'problems in the console');
});
