// Homework without a network: twenty answers are given offline, over a reload and a closed browser, and arrive once when the network returns.
import { answerChoice, answersOf, assign, base, choiceTheme, equal, eventually, expect, openBrowser, publishTheme, readyForOffline, scenario, signIn, student, syncState, untilSaved } from './lib.mjs';

const QUESTIONS = 20;

await scenario('twenty answers offline arrive once', async ({ later }) => {
  const emma = await student();
  const title = `Hors ligne ${Date.now()}`;
  const themeId = await publishTheme(choiceTheme(title, QUESTIONS));
  const mission = await assign(emma.id, themeId, { title });

  const first = await openBrowser({ later });
  await signIn(first.page);
  await first.page.getByText(title).waitFor();
  await readyForOffline(first.page);
  // The mission is on the device once its theme is: it opens offline without having been opened before.
  await untilSaved(first.page);
  await eventually('the theme on the device', () => keptThemes(first.page, emma.id), (keys) => keys.some((key) => key.startsWith(`${themeId}@`)));

  await first.context.setOffline(true);
  await first.page.reload();
  await first.page.getByText(title).click();
  await first.page.getByRole('button', { name: 'Commencer' }).click();
  for (let number = 1; number <= 12; number++) await answerChoice(first.page, number % 4 === 0 ? 'b' : 'a');
  await first.page.getByText(`Question 13 sur ${QUESTIONS}`).first().waitFor();

  await first.page.reload();
  await first.page.getByText(`Question 13 sur ${QUESTIONS}`).first().waitFor();
  for (let number = 13; number <= 16; number++) await answerChoice(first.page, number % 4 === 0 ? 'b' : 'a');
  // The last thing before the browser is closed: an answer that was corrected, without having gone on.
  await answerChoice(first.page, 'a', { goOn: false });
  equal(await answersOf(mission, emma.id), [], 'answers at the school while offline');
  await first.context.close();

  const second = await openBrowser({ later, profile: first.profile, offline: true });
  await second.page.goto(`${base}/student`);
  await second.page.getByRole('heading', { name: /Emma/ }).waitFor();
  await eventually('the sign', () => syncState(second.page), (state) => state.phase === 'offline' && state.pending >= 18);
  await second.page.getByText(title).click();
  await second.page.getByText(`Question 18 sur ${QUESTIONS}`).first().waitFor();
  for (let number = 18; number <= QUESTIONS; number++) await answerChoice(second.page, number % 4 === 0 ? 'b' : 'a');
  await second.page.getByRole('heading', { name: 'Terminé !' }).waitFor();
  await second.page.getByText('15 bonnes réponses sur 20').waitFor();
  await second.page.getByText(/gardé sur cet appareil/).first().waitFor();
  equal(await answersOf(mission, emma.id), [], 'answers at the school while still offline');

  await second.context.setOffline(false);
  await untilSaved(second.page);
  await check(mission, emma.id);

  // Once more, from a new page: nothing is left that could be sent again.
  await second.page.reload();
  await untilSaved(second.page);
  await check(mission, emma.id);
  equal([...first.problems, ...second.problems], [], 'problems in the console');
});

async function check(mission, studentId) {
  const answers = await answersOf(mission, studentId);
  equal(answers.length, QUESTIONS, 'answers at the school');
  equal(new Set(answers.map((answer) => answer.questionId)).size, QUESTIONS, 'questions answered');
  equal(answers.filter((answer) => answer.correct).length, 15, 'right answers');
  equal(new Set(answers.map((answer) => answer.sessionId)).size, 1, 'sessions');
  const { token } = await student();
  const { items } = await (await fetch(`${base}/api/student/missions`, { headers: { Authorization: `Bearer ${token}` } })).json();
  const mine = items.find((item) => item.assignmentId === mission);
  expect(mine.status === 'terminee' && mine.score === 75, `the mission is ${mine.status} with ${mine.score}`);
}

function keptThemes(page, studentId) {
  return page.evaluate(
    (id) =>
      new Promise((resolve, reject) => {
        const request = indexedDB.open(`studymate-student/ife-paris/${id}`);
        request.onerror = () => reject(request.error);
        request.onsuccess = () => {
          const keys = request.result.transaction('themes').objectStore('themes').getAllKeys();
          keys.onsuccess = () => {
            request.result.close();
            resolve(keys.result);
          };
        };
      }),
    studentId,
  );
}
