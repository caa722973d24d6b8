import { describe, expect, test } from "vitest";
import { call, fill, loadRoute, routeFiles, routeTable } from "#tests/support/route-table.ts";

/** What anybody may open or send without an account; everything else refuses an anonymous visitor. */
const PUBLIC = new Set([
  "/",
  "/healthz",
  "/sign-in",
  "/sign-up",
  "/sign-out", // its loader only goes to the first page
  "/check-your-email",
  "/confirm-email",
  "/confirm-email/again",
  "/forgotten-password",
  "/reset-password",
  "/planners",
  "/planners/:slug",
  "/agencies/:slug",
  "/assistants",
  "/assistants/:slug",
  "/ideas",
  "/community",
  "/community/new",
  "/community/offered",
  "/community/link",
  // Its address is the secret, in its leader's email
  "/community/mine/:key",
  "/community/mine/:key/edit",
  "/community/:slug",
  "/guides",
  "/guides/:slug",
  "/guides/:slug/easy-read",
  "/accessibility",
  "/privacy",
  "/terms",
  "/demonstration/mailbox",
  // Their address is the secret, as on the card provider's own pages
  "/sandbox/pay/:id",
  "/sandbox/onboard/:id",
  "/pay/:code",
  "/pay/done",
  // For the card provider, whose message is signed: tests/routes/payments/card-news.test.ts
  "/webhooks/stripe",
  "/*",
]);
/** Public forms: they check a visitor's token of their own. */
const PUBLIC_ACTIONS = new Set([
  "/sign-in",
  "/sign-up",
  "/check-your-email",
  "/confirm-email",
  "/confirm-email/again",
  "/forgotten-password",
  "/reset-password",
  "/sandbox/pay/:id",
  "/sandbox/onboard/:id",
  "/pay/:code",
  "/community/new",
  "/community/link",
  "/community/mine/:key",
  "/community/mine/:key/edit",
]);
const NO_ID = "00000000-0000-4000-8000-000000000000";
const params = { id: NO_ID, slug: "nobody", personId: NO_ID, grantId: NO_ID, code: "nobody", key: "nobody" };

const rows = await Promise.all(routeTable.map(async (row) => ({ ...row, module: await loadRoute(row) })));

describe("an anonymous visitor", () => {
  test.each(rows.filter((row) => row.module.loader && !PUBLIC.has(row.path)))(
    "is refused the page $path",
    async ({ path, module }) => {
      const answer = await call(
        module.loader as never,
        new Request(`http://own.test${fill(path, params)}`),
        params,
      );
      expect([302, 404]).toContain(answer.status);
      if (answer.status === 302) expect(answer.location).toMatch(/^\/sign-in/);
    },
  );
  test.each(rows.filter((row) => row.module.action && row.path !== "/webhooks/stripe"))(
    "cannot send $path",
    async ({ path, module }) => {
      const body = new URLSearchParams({ csrf: "guess" });
      const answer = await call(
        module.action as never,
        new Request(`http://own.test${fill(path, params)}`, { method: "POST", body }),
        params,
      );
      if (PUBLIC_ACTIONS.has(path)) expect(answer.status).toBe(403);
      else {
        expect([302, 404]).toContain(answer.status);
        if (answer.status === 302) expect(answer.location).toMatch(/^\/sign-in/);
      }
    },
  );
  test.each(rows.filter((row) => !row.module.loader && row.module.default && !PUBLIC.has(row.path)))(
    "a page without a loader guards nothing: $path",
    ({ path }) => {
      expect(path).toBe("a public path");
    },
  );
});

test("every public path is one that exists", () => {
  const paths = new Set(rows.map((row) => row.path));
  expect([...PUBLIC].filter((path) => !paths.has(path))).toEqual([]);
});
test("every file with a page in app/routes stands in routes.ts", async () => {
  const named = new Set(routeTable.map((row) => row.file));
  const orphans = [];
  for (const file of routeFiles().filter((one) => !named.has(one))) {
    const module = await loadRoute({ path: "", file });
    if (module.default ?? module.loader ?? module.action) orphans.push(file);
  }
  expect(orphans).toEqual([]);
});
