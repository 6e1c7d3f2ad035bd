// What browser scenarios share. A scenario is a file `<name>.e2e.mjs`: it gets BASE_URL (a running server with demo data) and, when it stops
// and starts the server, CONTROL_URL (POST /stop-server, /start-server); it ends with 0 when all is well, else with 1 and says why.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { randomUUID } from 'node:crypto';
import { chromium } from 'playwright-core';

export const base = (process.env.BASE_URL ?? 'http://127.0.0.1:8080').replace(/\/$/, '');
const control = process.env.CONTROL_URL?.replace(/\/$/, '');
const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium';
const PASSWORD = 'Ergo2025!';

/** Runs a scenario and ends the process with what came of it. */
export async function scenario(name, run) {
  const cleanups = [];
  const later = (work) => cleanups.unshift(work);
  try {
    await run({ later });
    console.log(`ok   ${name}`);
  } catch (error) {
    console.error(`FAIL ${name}\n${error.stack ?? error}`);
    process.exitCode = 1;
  } finally {
    for (const work of cleanups) await work().catch((error) => console.error(`     while cleaning up: ${error.message}`));
  }
}

export function expect(condition, message) {
  if (!condition) throw new Error(message);
}

export function equal(actual, expected, what) {
  const [a, b] = [JSON.stringify(actual), JSON.stringify(expected)];
  if (a !== b) throw new Error(`${what}: expected ${b}, got ${a}`);
}

/** Asks until `accept` is content, or fails with the last answer. */
export async function eventually(what, ask, accept, patienceMs = 20_000) {
  const until = Date.now() + patienceMs;
  for (;;) {
    const last = await ask();
    if (accept(last)) return last;
    if (Date.now() > until) throw new Error(`${what}: still ${JSON.stringify(last)} after ${patienceMs} ms`);
    await new Promise((resolve) => setTimeout(resolve, 150));
  }
}

/** The API as a program uses it. */
export async function call(method, path, { token, body } = {}) {
  const response = await fetch(base + path, {
    method,
    headers: {
      ...(token ? { Authorization: `Bearer ${token}` } : {}),
      ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
      ...(method === 'GET' ? {} : { 'Idempotency-Key': randomUUID() }),
    },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`);
  return text === '' ? null : JSON.parse(text);
}

export async function staff(email) {
  return (await call('POST', '/api/auth/login', { body: { email, password: PASSWORD } })).accessToken;
}

export async function student(school = 'ife-paris', code = 'EMMA-2025') {
  const answer = await call('POST', '/api/auth/student', { body: { school, code } });
  return { token: answer.accessToken, id: answer.user.id };
}

/** A theme that went through review; its id. */
export async function publishTheme(content) {
  const [teacher, referent, direction] = await Promise.all(
    ['claire.dubois@ife-paris.fr', 'referent@ife-paris.fr', 'direction@ife-paris.fr'].map(staff),
  );
  const { themeId } = await call('POST', '/api/themes/import?format=auto', { token: teacher, body: content });
  for (const [step, token] of [['submit', teacher], ['approve', referent], ['publish', direction]]) {
    await call('POST', `/api/themes/${themeId}/${step}`, { token, body: {} });
  }
  return themeId;
}

/** A mission for one student; its id. */
export async function assign(studentId, themeId, { title, type = 'quiz', mode = 'post-cours', instructions = null, due = '2030-06-30' }) {
  const teacher = await staff('claire.dubois@ife-paris.fr');
  const made = await call('POST', '/api/assignments', {
    token: teacher,
    body: { title, type, themeId, mode, due, instructions, targets: [{ type: 'student', id: studentId }] },
  });
  return made.id;
}

/** What the school has of a student's answers to a mission. */
export async function answersOf(assignmentId, studentId) {
  const teacher = await staff('claire.dubois@ife-paris.fr');
  return (await call('GET', `/api/assignments/${assignmentId}/students/${studentId}/answers`, { token: teacher })).items;
}

/** `count` questions of which `a` is always right. */
export function choiceTheme(title, count) {
  return {
    title,
    locale: 'fr-FR',
    questions: Array.from({ length: count }, (_, index) => ({
      id: `q${String(index + 1).padStart(3, '0')}`,
      type: 'mcq',
      prompt: `Question numéro ${index + 1} ?`,
      difficulty: 1,
      choices: [
        { id: 'a', label: `Juste ${index + 1}` },
        { id: 'b', label: `Faux ${index + 1}` },
      ],
      answer: 'a',
      rationale: 'Parce que.',
    })),
  };
}

/**
 * A browser with a profile of its own: closing and opening it again with the same `profile` is what closing and opening a browser is.
 * `problems` collects console errors, page errors and requests to foreign hosts.
 */
export async function openBrowser({ later, profile, ...options } = {}) {
  const folder = profile ?? (await mkdtemp(join(tmpdir(), 'studymate-e2e-')));
  const context = await chromium.launchPersistentContext(folder, {
    executablePath,
    headless: true,
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
    locale: 'fr-FR',
    viewport: { width: 1280, height: 900 },
    ...options,
  });
  const problems = [];
  const watch = (page) => {
    page.on('console', (message) => {
      if (message.type() === 'error' && !isExpected(message)) problems.push(`console: ${message.text()} (${message.location().url})`);
    });
    page.on('pageerror', (error) => problems.push(`page: ${error.message}`));
    page.on('request', (request) => {
      const url = new URL(request.url());
      if (url.protocol.startsWith('http') && url.origin !== base) problems.push(`foreign host: ${request.url()}`);
    });
  };
  context.pages().forEach(watch);
  context.on('page', watch);
  const page = context.pages()[0] ?? (await context.newPage());
  page.setDefaultTimeout(15_000);
  let closed = false;
  context.on('close', () => (closed = true));
  later?.(async () => {
    if (!closed) await context.close();
    if (!profile) await rm(folder, { recursive: true, force: true });
  });
  return { context, page, profile: folder, problems };
}

/** The browser itself reports failed and refused requests; being offline or signed out is part of the scenarios. */
function isExpected(message) {
  return /net::ERR_(INTERNET_DISCONNECTED|CONNECTION_REFUSED|FAILED|CONNECTION_RESET|EMPTY_RESPONSE)|the server responded with a status of (401|403|503)/.test(message.text());
}

export async function stopServer() {
  expect(control, 'This scenario needs CONTROL_URL.');
  const answer = await fetch(`${control}/stop-server`, { method: 'POST' });
  expect(answer.ok, `stop-server answered ${answer.status}`);
}

export async function startServer() {
  const answer = await fetch(`${control}/start-server`, { method: 'POST' });
  expect(answer.ok, `start-server answered ${answer.status}`);
}

export const canControlServer = control !== undefined;

/** Signs a student in on a fresh page. */
export async function signIn(page, { school = 'ife-paris', code = 'EMMA-2025', path = '/student' } = {}) {
  await page.goto(base + path);
  await page.locator('input[name=school]').fill(school);
  await page.locator('input[name=code]').fill(code);
  await page.locator('button[type=submit]').click();
  await page.locator('.student-head').waitFor();
}

/** Waits until the service worker holds the app. */
export async function readyForOffline(page) {
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
    while (!navigator.serviceWorker.controller) await new Promise((resolve) => setTimeout(resolve, 50));
  });
}

/** What the sign in the header says: its phase and the number of events that wait. */
export async function syncState(page) {
  const badge = page.locator('button.sync');
  return { phase: await badge.getAttribute('data-phase'), pending: Number(await badge.getAttribute('data-pending')) };
}

export async function untilSaved(page) {
  await eventually('the queue', () => syncState(page), (state) => state.phase === 'saved' && state.pending === 0, 40_000);
}

/** Answers the question that is shown with the choice of this value and goes on. */
export async function answerChoice(page, value, { goOn = true } = {}) {
  await page.locator(`input[name=choice][value=${value}]`).check();
  await page.locator('.question-actions button[type=submit]').click();
  await page.locator('.verdict').waitFor();
  if (goOn) await page.locator('[aria-describedby=feedback]').click();
}
