import { randomUUID } from "node:crypto";
import { beforeAll, expect, test } from "vitest";
import { confirmEmail, sendConfirmationAgain } from "#app/domain/identity/confirm-email.server.ts";
import { hashToken } from "#app/domain/identity/lucia.server.ts";
import { signIn } from "#app/domain/identity/sign-in.server.ts";
import { signUp } from "#app/domain/identity/sign-up.server.ts";
import { sweepIdentity } from "#app/domain/identity/sweep.server.ts";
import type { WHO } from "#app/domain/identity/sign-up-form.ts";
import { db } from "#app/db.server.ts";
import { setNow } from "#app/lib/clock.ts";
import { makeAccount, PASSWORD } from "#tests/factories/account.ts";
import { makeArea } from "#tests/factories/area.ts";
import { emailsTo, tokenTo } from "#tests/factories/mailbox.ts";

let area: { id: string };
let closed: { id: string };
beforeAll(async () => {
  closed = await makeArea("Caseload only");
  area = await makeArea();
  await db().prisma.area.update({ where: { id: area.id }, data: { openForSignUp: true } });
});
const password = "four wet dogs running";
const newEmail = () => `${randomUUID()}@post.example`;
const form = (email: string, who: (typeof WHO)[number] = "person") => ({
  email,
  firstName: "Mary Ann",
  lastName: "de Souza",
  who,
  area: area.id,
  password,
  address: randomUUID(),
});
const enter = (email: string, secret = password) =>
  signIn({ email, password: secret, userAgent: "tests", address: randomUUID(), current: null });
const accountOf = (email: string) =>
  db().prisma.account.findUnique({
    where: { email },
    include: { roles: true, person: true, planner: true, assistant: true, signUp: true },
  });

test.each(["person", "self_funder", "planner", "assistant"] as const)(
  "%s: nothing but an unconfirmed account until the link is pressed, then role and record",
  async (who) => {
    const email = newEmail();
    expect(await signUp(form(email, who))).toMatchObject({ ok: true });
    expect(await accountOf(email)).toMatchObject({ confirmedAt: null, roles: [], person: null });
    expect(await enter(email)).toMatchObject({ ok: false, refusal: { code: "not-confirmed" } });
    expect(await confirmEmail(await tokenTo(email), password)).toMatchObject({ ok: true });
    const account = await accountOf(email);
    expect(account).toMatchObject({ name: "Mary Ann de Souza", signUp: null });
    expect(account?.roles).toMatchObject([{ role: who, areaId: area.id, endedAt: null }]);
    const name = { firstName: "Mary Ann", lastName: "de Souza", areaId: area.id };
    if (who === "planner" || who === "assistant") {
      expect(account?.[who]).toMatchObject({ ...name, status: "draft" });
      expect(account?.[who]?.slug).not.toMatch(/souza/);
      expect(account?.person).toBeNull();
    } else {
      expect(account?.person).toMatchObject({
        ...name,
        email,
        contactBy: "email",
        selfFunder: who === "self_funder",
        liveAt: null,
      });
    }
    expect(await enter(email)).toMatchObject({ ok: true });
  },
);
test("the answer is the same for a known email; only the mailbox learns it, and the account does not change", async () => {
  const known = await makeAccount("person", area.id, "Known Person");
  const fresh = newEmail();
  expect(await signUp(form(known.email))).toEqual(await signUp(form(fresh)));
  expect(await emailsTo(known.email)).toMatchObject([{ subject: "You already have an account" }]);
  expect(await emailsTo(fresh)).toMatchObject([{ subject: "Confirm your email address" }]);
  expect(await accountOf(known.email)).toMatchObject({ name: "Known Person", signUp: null });
  expect(await enter(known.email, PASSWORD)).toMatchObject({ ok: true });
  expect(await enter(known.email)).toMatchObject({ refusal: { code: "wrong-password" } });
});
test("two sign-ups with one email at once end as one account with one role", async () => {
  const email = newEmail();
  const results = await Promise.all(Array.from({ length: 6 }, () => signUp(form(email))));
  expect(results.every((result) => result.ok)).toBe(true);
  expect(await db().prisma.account.count({ where: { email } })).toBe(1);
  await emailsTo(email);
  await confirmEmail(await tokenTo(email), password);
  expect((await accountOf(email))?.roles).toHaveLength(1);
});
test("who signs up again before confirming starts anew: the earlier link and password are gone", async () => {
  const email = newEmail();
  await signUp({ ...form(email), password: "a stranger's own choice" });
  const first = await tokenTo(email);
  await signUp(form(email, "planner"));
  expect(await confirmEmail(first, password)).toMatchObject({ ok: false, refusal: { code: "unknown-link" } });
  expect(await confirmEmail(await tokenTo(email), password)).toMatchObject({ ok: true });
  expect((await accountOf(email))?.roles).toMatchObject([{ role: "planner" }]);
  expect(await enter(email, "a stranger's own choice")).toMatchObject({ ok: false });
  expect(await enter(email)).toMatchObject({ ok: true });
});
test("a stranger signs up with somebody else's address: its owner's press on the link opens nothing for them", async () => {
  const email = newEmail();
  await signUp({ ...form(email), password: "a stranger's own choice" });
  const link = await tokenTo(email);
  expect(await confirmEmail(link, "not what was chosen")).toMatchObject({
    ok: false,
    refusal: { code: "wrong-password" },
  });
  expect(await enter(email, "a stranger's own choice")).toMatchObject({ refusal: { code: "not-confirmed" } });
  // The link is still good for whoever knows the password and has the mailbox
  expect(await confirmEmail(link, "a stranger's own choice")).toMatchObject({ ok: true });
});
test.each(["representative", "advocate"] as const)(
  "a %s gets an account, and power over nobody",
  async (who) => {
    const email = newEmail();
    await signUp(form(email, who));
    expect(await confirmEmail(await tokenTo(email), password)).toMatchObject({ ok: true });
    const account = await accountOf(email);
    expect(account?.roles).toMatchObject([{ role: who }]);
    expect(account).toMatchObject({ person: null, planner: null, assistant: null });
    expect(await db().prisma.accessGrant.count({ where: { holderAccountId: account?.id ?? "" } })).toBe(0);
  },
);
test("half a sign-up is none: killed at the last step, no account, no job, no audit row", async () => {
  const email = newEmail();
  const jobs = async () => (await db().owner.query("SELECT 1 FROM graphile_worker._private_jobs")).rowCount;
  const before = [await jobs(), await db().prisma.auditEvent.count()];
  await db().owner.query(
    `CREATE FUNCTION die() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'killed'; END $$;
     CREATE TRIGGER die BEFORE INSERT ON audit_event FOR EACH ROW EXECUTE FUNCTION die()`,
  );
  await expect(signUp(form(email))).rejects.toThrow(/killed/);
  await db().owner.query("DROP TRIGGER die ON audit_event; DROP FUNCTION die()");
  expect(await accountOf(email)).toBeNull();
  expect([await jobs(), await db().prisma.auditEvent.count()]).toEqual(before);
});
test("an area that holds only a caseload cannot be chosen", async () => {
  const email = newEmail();
  expect(await signUp({ ...form(email), area: closed.id })).toMatchObject({
    refusal: { code: "area-closed" },
  });
  expect(await accountOf(email)).toBeNull();
});
test("a link works once, for 3 days, and only the hash of its token is kept", async () => {
  const email = newEmail();
  await signUp(form(email));
  const token = await tokenTo(email);
  expect(token).toHaveLength(43);
  const rows = await db().prisma.emailToken.findMany({ where: { account: { email } } });
  expect(rows.map((row) => row.tokenHash)).toEqual([hashToken(token)]);
  setNow(new Date(Date.now() + 73 * 3_600_000));
  expect(await confirmEmail(token, password)).toMatchObject({ refusal: { code: "old-link" } });
  setNow(null);
  const twice = await Promise.all([confirmEmail(token, password), confirmEmail(token, password)]);
  expect(twice.filter((result) => result.ok)).toHaveLength(1);
  expect(await confirmEmail(token, password)).toMatchObject({
    refusal: { code: "used-link", words: expect.stringContaining("You can sign in") as string },
  });
  expect(await db().prisma.person.count({ where: { account: { email } } })).toBe(1);
  expect(await confirmEmail(randomUUID(), password)).toMatchObject({ refusal: { code: "unknown-link" } });
});
test("the confirmation can be asked for again, and not to fill somebody's mailbox", async () => {
  const email = newEmail();
  const address = randomUUID();
  await signUp({ ...form(email), address });
  for (let i = 0; i < 10; i++) await sendConfirmationAgain(email, address);
  const got = await emailsTo(email);
  expect(got.length).toBeGreaterThan(1);
  expect(got.length).toBeLessThanOrEqual(5);
  await sendConfirmationAgain(newEmail(), randomUUID());
  expect(await confirmEmail(await tokenTo(email), password)).toMatchObject({ ok: true });
});
test("a sign-up that nobody confirmed is gone after a week; a confirmed one stays", async () => {
  const [left, kept] = [newEmail(), newEmail()];
  await signUp(form(left));
  await signUp(form(kept));
  await confirmEmail(await tokenTo(kept), password);
  setNow(new Date(Date.now() + 8 * 86_400_000));
  await sweepIdentity();
  expect(await accountOf(left)).toBeNull();
  expect(await accountOf(kept)).not.toBeNull();
});
