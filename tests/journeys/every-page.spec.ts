// Every page of routes.ts as everybody: a new page is walked without a word here.
import type { Page } from "@playwright/test";
import { pagePaths, patternOf } from "#tests/support/route-paths.ts";
import { expect, test } from "./ownway-test.ts";
import { become, EVERYBODY, isNew, look, remember, seenBefore } from "./walking.ts";

/** Pages that no link leads to in a demonstration just made, and why. The journeys named open them. */
const NEVER_OPEN: Record<string, string> = {
  "/*": "the page for what is not there is asked for by name below",
  "/planners/:slug/engage/tier": "follows the three answers: main journey",
  "/planners/:slug/engage/check": "follows the choice of a tier: main journey",
  "/engagements/:id/agree": "opens when the planner says that it is done: main journey",
  "/engagements/:id/missing": "opens when the planner says that it is done: main journey",
  "/engagements/:id/upgrade/answer": "opens when the planner asks for more hours: main journey",
  "/engagements/:id/answer-ending": "opens when the other side wants to end early: main journey",
  "/assist/people/:id/grant/record": "follows the choice of what to permit: helped journey",
  "/assist/people/:id/grant/:grantId/withdraw": "the person's permission comes first: helped journey",
  "/assist/sessions/:id/read-back": "follows an assisted session: helped journey",
  "/budget/bank-statement/:id/columns": "follows a file brought: statement journey",
  "/budget/bank-statement/:id/check": "follows the columns: statement journey",
  "/core/cases/:id": "the demonstration begins without an open case: no journey opens one yet",
  "/council/people/:id/make-live": "the practitioner's area has nobody who is not live: no journey does yet",
  "/engagements/:id/withdraw": "opens when hours are logged within the 14 days: money journey",
  "/core/card-payments/:id": "the demonstration begins with nothing to settle: tests/domain/payments/cards",
  "/paying/:id": "follows a self-funder's choice: the journey of a card payment",
  "/pay/:code": "follows an address that was sent: tests/routes/payments",
  "/sandbox/pay/:id": "follows a checkout: tests/routes/payments and the journey of a card payment",
  "/sandbox/onboard/:id": "follows a planner's wish to be paid: tests/routes/payments",
  "/council/payments/runs/:id/approve": "opens for whoever did not make the run: main journey",
  "/council/payments/runs/:id/paid": "follows an approval: main journey",
  "/council/payments/runs/:id/cancel": "opens until the bank has paid: main journey",
  "/invoices/:id/arrived": "closes once the planner has answered: invoices journey",
  "/plans/:id/actions/:itemId/offer":
    "opens for a planner whose plan has an action: tests/domain/community/ideas-and-templates",
  "/community/mine/:key": "its address is in its leader's email: community journey",
  "/community/mine/:key/edit": "its address is in its leader's email: community journey",
  "/invoices/:id/undo": "follows a payment that was recorded: invoices journey",
  "/invoices/:id/not-arrived": "follows a payment that was recorded: invoices journey",
  "/invoices/:id/repaid": "stands behind one paid invoice among several: invoices journey",
  "/plans/:id/remarks/:remarkId": "follows a plan that the council sent back: tests/domain/plans/approval",
  "/plans/:id/take-back": "follows an agreement: tests/domain/plans",
  "/plans/:id/submit": "follows an agreement: tests/domain/plans",
  "/plans/:id/start": "follows a self-funder's agreement: tests/domain/plans/approval",
  "/plans/:id/share": "only for a self-funder's plan: tests/domain/plans/approval",
  "/council/plans/:id/approve": "closes once the plan is decided: tests/domain/plans/approval",
  "/council/plans/:id/approve-partly": "closes once the plan is decided: tests/domain/plans/approval",
  "/council/plans/:id/send-back": "closes once the plan is decided: tests/domain/plans/approval",
  "/council/plans/:id/decide": "closes once the plan is decided: tests/domain/plans/approval",
  "/council/plans/:id/start": "follows an approval: tests/domain/plans/approval",
  "/plans/:id/versions/:number": "follows an agreement: tests/domain/plans",
  "/plans/:id/comments/:commentId": "follows a comment that waits: tests/domain/plans/comments",
  "/plans/:id/profile/take-back": "follows a page that the person agreed to: tests/domain/plans/profile",
  "/plans/:id/reviews/:reviewId/close": "follows a review that was held: review journey",
  "/profile/assistant/status": "only takes the buttons of the assistant's profile",
};
/** Searches that only a form leads to. */
const SEARCHES = ["/assist?q=Asha"];
/** Addresses of one pattern that are tried, so that one in the right state is found (a request not yet accepted, …). */
const TRIES = 6;
/** Addresses of a page without parameters: itself, and once more with its filters set. */
const TRIES_OF_ONE = 2;

const hrefs = (html: string): string[] =>
  [...html.matchAll(/<a [^>]*?href="(\/[^"#]*)/g)].map(([, href = ""]) => href.replaceAll("&amp;", "&"));

/** One address for each pattern that this person can open, found by following the links of their own pages. */
async function walk(
  page: Page,
  open: (pattern: string, url: string, html: string) => Promise<void>,
): Promise<void> {
  const queue = [...pagePaths.filter((one) => !/[:*]/.test(one)), ...SEARCHES];
  const asked = new Set<string>();
  const tries = new Map<string, number>();
  const opened = new Set<string>();
  for (let url = queue.shift(); url !== undefined; url = queue.shift()) {
    const pattern = patternOf(new URL(url, "http://x").pathname);
    const tried = tries.get(pattern ?? "") ?? 0;
    if (
      pattern === null ||
      asked.has(url) ||
      tried >= (pattern.includes(":") ? TRIES : TRIES_OF_ONE) ||
      !pagePaths.includes(pattern)
    )
      continue;
    asked.add(url);
    tries.set(pattern, tried + 1);
    const answer = await page.request.get(url, { maxRedirects: 0 });
    expect(answer.status(), url).toBeLessThan(500);
    const to = answer.headers().location;
    if (to?.startsWith("/")) queue.push(to);
    if (answer.status() !== 200) continue;
    const html = await answer.text();
    queue.push(...hrefs(html));
    if (opened.has(pattern)) continue;
    opened.add(pattern);
    await open(pattern, url, html);
  }
}

for (const who of EVERYBODY)
  test(`every page that opens: ${who}`, async ({ page }) => {
    test.setTimeout(240_000);
    await become(page, who);
    await page.setViewportSize({ width: 320, height: 800 });
    const pages: Record<string, string> = {};
    await walk(page, async (pattern, url, html) => {
      pages[pattern] = url;
      if (!isNew(html)) return;
      await page.goto(url);
      await look(page, `${pattern} at ${url}`);
    });
    remember(who, pages);
    expect((await page.goto("/nothing-of-that-name"))?.status()).toBe(404);
    await look(page, "a page that is not there");
  });

test("no page of routes.ts was left out", () => {
  const seen = new Set(Object.values(seenBefore()).flatMap((pages) => Object.keys(pages)));
  const left = pagePaths.filter((one) => !seen.has(one) && !(one in NEVER_OPEN));
  expect(left, "pages that nobody in the demonstration could open").toEqual([]);
  // Not "and none of them opened": the journeys beside this one may have led there meanwhile
  expect(
    Object.keys(NEVER_OPEN).filter((one) => !pagePaths.includes(one)),
    "listed, but no such page",
  ).toEqual([]);
});
