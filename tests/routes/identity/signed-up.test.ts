import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { confirmEmail } from "#app/domain/identity/confirm-email.server.ts";
import { mintToken } from "#app/domain/identity/email-tokens.server.ts";
import { signUp } from "#app/domain/identity/sign-up.server.ts";
import { db } from "#app/db.server.ts";
import { findViewer } from "#app/http/viewer.server.ts";
import { cookieOf, makeAccount, PASSWORD } from "#tests/factories/account.ts";
import { makeArea } from "#tests/factories/area.ts";
import { wholeApp } from "#tests/support/whole-app.ts";

async function makeOpenArea() {
  const area = await makeArea();
  await db().prisma.area.update({ where: { id: area.id }, data: { openForSignUp: true } });
  return area;
}

/** Somebody who has signed up themselves and pressed the link. */
async function makeSignedUp(who: "person" | "self_funder" | "planner" | "assistant", areaId: string) {
  const email = `${randomUUID()}@test.example`;
  const said = { who, area: areaId, firstName: "Nadia", lastName: "Newcomer", email };
  const result = await signUp({ ...said, password: `${PASSWORD} of mine`, address: randomUUID() });
  if (!result.ok) throw new Error(result.refusal.words);
  const { id } = await db().prisma.account.findUniqueOrThrow({ where: { email } });
  const confirmed = await confirmEmail(await mintToken(id, "confirm_email"), `${PASSWORD} of mine`);
  if (!confirmed.ok) throw new Error(confirmed.refusal.words);
  return { id, email, cookie: await cookieOf({ id }) };
}
type Visitor = { cookie: string };

async function browse({ cookie }: Visitor) {
  const serve = await wholeApp();
  const headers = { Cookie: cookie };
  return {
    get: (path: string) => serve(new Request(`http://own.test${path}`, { headers })),
    post: async (path: string, answers: Record<string, string>) => {
      const url = `http://own.test${path}`;
      const csrf = (await findViewer(new Request(url, { headers })))?.formToken ?? "";
      const body = new URLSearchParams({ csrf, ...answers });
      return serve(new Request(url, { method: "POST", headers, body }));
    },
  };
}

test("a planner who signed up has a draft of a profile to fill in", async () => {
  const area = await makeOpenArea();
  const planner = await browse(await makeSignedUp("planner", area.id));
  for (const path of ["/home", "/profile/planner", "/profile/planner/edit/about", "/engagements", "/money"])
    expect((await planner.get(path)).status, path).toBe(200);
});
test("an assistant who signed up has a draft of a profile to fill in", async () => {
  const area = await makeOpenArea();
  const assistant = await browse(await makeSignedUp("assistant", area.id));
  for (const path of ["/home", "/profile/assistant", "/profile/assistant/about"])
    expect((await assistant.get(path)).status, path).toBe(200);
});

const LIVE = {
  step: "confirm",
  fee: "18000",
  firstName: "Nadia",
  lastName: "Newcomer",
  contactBy: "email",
  weekly: "120",
  "periodFrom.day": "1",
  "periodFrom.month": "4",
  "periodFrom.year": "2026",
  "periodTo.day": "31",
  "periodTo.month": "3",
  "periodTo.year": "2028",
  contribution: "gross",
  careRoute: "direct_payment",
  tier: "medium",
};
test("a person who signed up is in the practitioner's list, can be made live, and then has a budget", async () => {
  const area = await makeOpenArea();
  const somebody = await makeSignedUp("person", area.id);
  const council = await browse({ cookie: await cookieOf(await makeAccount("practitioner", area.id)) });
  const { id } = await db().prisma.person.findUniqueOrThrow({ where: { accountId: somebody.id } });

  expect(await (await council.get("/council?q=Newcomer")).text()).toContain(`/council/people/${id}`);
  expect(await (await council.get(`/council?q=${encodeURIComponent(somebody.email)}`)).text()).toContain(
    `/council/people/${id}`,
  );
  expect(await (await council.get(`/council/people/${id}`)).text()).toContain(
    `/council/people/${id}/make-live`,
  );
  const made = await council.post(`/council/people/${id}/make-live`, {
    ...LIVE,
    email: somebody.email,
    submissionKey: randomUUID(),
  });
  expect(made.headers.get("Location")).toBe(`/council/people/${id}?live=yes`);

  const budget = await (await (await browse(somebody)).get("/budget")).text();
  expect(budget).toContain("£180");
});
