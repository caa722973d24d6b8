// Every form of the pages that every-page.spec.ts found, sent empty by everybody.
import { buildOf, sendEmpty } from "#tests/support/page-checks.ts";
import { expect, test } from "./ownway-test.ts";
import { become, EVERYBODY, isNew, look, seenBefore } from "./walking.ts";

const sent = new Set<string>();
const takesAnswers = (html: string): boolean => /<form[^>]*method="post"/.test(html);
for (const who of EVERYBODY)
  test(`every form sent empty: ${who}`, async ({ page }) => {
    test.setTimeout(240_000);
    await become(page, who);
    await page.setViewportSize({ width: 320, height: 800 });
    for (const [pattern, url] of Object.entries(seenBefore()[who] ?? {})) {
      const before = await page.request.get(url);
      const html = before.ok() ? await before.text() : "";
      if (!takesAnswers(html) || sent.has(`${pattern} ${buildOf(html)}`)) continue;
      sent.add(`${pattern} ${buildOf(html)}`);
      if ((await page.goto(url))?.status() !== 200) continue;
      const status = await sendEmpty(page);
      if (status === null) continue;
      expect.soft(status, `${pattern} sent empty`).toBeLessThan(500);
      if (isNew(await page.content())) await look(page, `${pattern} sent empty`);
    }
  });
