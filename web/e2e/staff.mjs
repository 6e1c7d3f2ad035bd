// What scenarios of the staff share.
import { AxeBuilder } from '@axe-core/playwright';
import { base } from './lib.mjs';

export const PASSWORD = 'Ergo2025!';
export const TEACHER = 'claire.dubois@ife-paris.fr';
export const ADMIN = 'admin@ife-paris.fr';

/** Signs a member of staff in, and goes on to a screen. */
export async function signInStaff(page, email, path = '/staff') {
  await page.goto(`${base}/sign-in?next=${encodeURIComponent(path)}`);
  await page.locator('input[name=email]').fill(email);
  await page.locator('input[name=password]').fill(PASSWORD);
  await page.locator('button[type=submit]').click();
  await page.locator('.shell-main h1').waitFor();
}

/** A figure among the key figures, by its label. */
export const stat = (page, label) => page.locator('.stat', { has: page.locator('dt', { hasText: new RegExp(`^${label}$`) }) });

/** Waits until nothing on the screen is being loaded. */
export async function settled(page) {
  await page.locator('.shell-main h1, .door-main h1').first().waitFor();
  await page.waitForFunction(() => !document.querySelector('.loading, [aria-busy=true]'));
}

/** What is seriously wrong with a screen for somebody who cannot see or point, or on this width. */
export async function findings(page, screen) {
  // Colours are judged at rest; what moves for ever has none.
  await page.evaluate(() => {
    const ending = document.getAnimations().filter((animation) => animation.effect.getComputedTiming().endTime !== Infinity);
    return Promise.all(ending.map((animation) => animation.finished.catch(() => undefined)));
  });
  const { violations } = await new AxeBuilder({ page }).analyze();
  const serious = violations
    .filter((violation) => violation.impact === 'serious' || violation.impact === 'critical')
    .map((violation) => `${screen}: ${violation.id} at ${violation.nodes[0].html.slice(0, 160)}`);
  const beyond = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  return beyond > 0 ? [...serious, `${screen}: ${beyond} px wider than the window`] : serious;
}

/** Presses Tab until the element has the focus. */
export async function tabTo(page, selector) {
  const target = typeof selector === 'string' ? page.locator(selector).first() : selector;
  for (let presses = 0; presses < 80; presses++) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`${selector} is not reached with Tab`);
}
