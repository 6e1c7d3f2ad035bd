// Two students share a tablet: what the first one left unsent is neither shown to nor sent by the second, and leaves when the first is back.
import { answerChoice, answersOf, assign, call, choiceTheme, equal, openBrowser, publishTheme, scenario, signIn, staff, student, syncState, untilSaved } from './lib.mjs';

await scenario('one student never sends the answers of another', async ({ later }) => {
  const emma = await student();
  const other = await otherStudent();
  const title = `Partage ${Date.now()}`;
  const themeId = await publishTheme(choiceTheme(title, 4));
  const mission = await assign(emma.id, themeId, { title });
  const theirs = await assign(other.id, themeId, { title });

  const { page, context, problems } = await openBrowser({ later });
  await signIn(page);
  await page.getByText(title).click();
  await page.getByRole('button', { name: 'Commencer' }).click();
  await answerChoice(page, 'a');
  await untilSaved(page);

  // The network breaks for events only: signing out and in still works.
  await context.route('**/api/student/events', (route) => route.abort());
  await answerChoice(page, 'a');
  await answerChoice(page, 'b');
  equal((await syncState(page)).pending, 2, 'events that wait');
  await signOut(page);
  await context.unroute('**/api/student/events');

  await signIn(page, { code: other.code });
  await untilSaved(page);
  await page.getByText(title).click();
  await page.getByRole('button', { name: 'Commencer' }).waitFor();
  equal((await answersOf(mission, emma.id)).length, 1, 'answers of the first student while the second is here');
  equal((await answersOf(theirs, other.id)).length, 0, 'answers of the second student');
  await signOut(page);

  await signIn(page);
  await untilSaved(page);
  equal((await answersOf(mission, emma.id)).length, 3, 'answers of the first student after coming back');
  await page.getByText(title).click();
  await page.getByText('Question 4 sur 4').first().waitFor();
  equal(problems, [], 'problems in the console');
});

async function signOut(page) {
  await page.locator('.student-me').click();
  await page.getByRole('button', { name: 'Me déconnecter' }).click();
  // Who leaves with unsent work is warned first.
  const anyway = page.getByRole('button', { name: 'Me déconnecter quand même' });
  await anyway.or(page.locator('input[name=code]')).first().waitFor();
  if (await anyway.isVisible()) await anyway.click();
  await page.locator('input[name=code]').waitFor();
}

async function otherStudent() {
  const admin = await staff('admin@ife-paris.fr');
  const { items } = await call('GET', '/api/classes', { token: admin });
  const made = await call('POST', '/api/students', {
    token: admin,
    body: { firstName: 'Louis', lastName: `Essai ${Date.now()}`, email: `louis.${Date.now()}@etu.ife-paris.fr`, classId: items[0].id, promotionId: items[0].promotionId },
  });
  const { accessCode } = await call('POST', `/api/students/${made.id}/access-code`, { token: admin });
  return { id: made.id, code: accessCode };
}
