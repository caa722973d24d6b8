import { randomUUID } from "node:crypto";
import { afterEach, beforeAll, expect, test, vi } from "vitest";
import { signIn } from "#app/domain/identity/sign-in.server.ts";
import { askForReset, resetPassword } from "#app/domain/identity/reset-password.server.ts";
import { whoIs } from "#app/domain/identity/who-is.server.ts";
import { db } from "#app/db.server.ts";
import { setNow } from "#app/lib/clock.ts";
import { makeAccount, PASSWORD } from "#tests/factories/account.ts";
import { makeArea } from "#tests/factories/area.ts";
import { emailsTo, tokenTo } from "#tests/factories/mailbox.ts";

let areaId: string;
beforeAll(async () => {
  areaId = (await makeArea()).id;
});
afterEach(() => {
  vi.restoreAllMocks();
});
const enter = (email: string, password: string, address: string) =>
  signIn({ email, password, userAgent: "tests", address, current: null });
const asking = (cookie: string) =>
  whoIs(new Request("http://x/", { headers: { Cookie: cookie.split(";")[0] ?? "" } }));
const code = (result: Awaited<ReturnType<typeof enter>>) => (result.ok ? "in" : result.refusal.code);
const inMinutes = (minutes: number) => {
  setNow(new Date(Date.now() + minutes * 60_000));
};

test("an unknown email, a wrong password and a disabled account get the same answer", async () => {
  const known = await makeAccount("person", areaId);
  const shut = await makeAccount("person", areaId);
  await db().prisma.account.update({ where: { id: shut.id }, data: { disabledAt: new Date() } });
  const answers = [
    await enter(known.email, "not the password", randomUUID()),
    await enter(`${randomUUID()}@post.example`, PASSWORD, randomUUID()),
    await enter(shut.email, PASSWORD, randomUUID()),
  ];
  expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
});
test("after five failures the right password has to wait, and 15 minutes later it works", async () => {
  const { email } = await makeAccount("person", areaId);
  const address = randomUUID();
  for (let i = 0; i < 5; i++) expect(code(await enter(email, "guess", address))).toBe("wrong-password");
  const refused = await enter(email, PASSWORD, address);
  expect(refused).toMatchObject({
    refusal: {
      code: "too-many-tries",
      words: expect.stringContaining("Wait 15 minutes, or choose a new password") as string,
    },
  });
  // Trying meanwhile does not make it longer
  inMinutes(10);
  expect(code(await enter(email, PASSWORD, address))).toBe("too-many-tries");
  inMinutes(16);
  expect(code(await enter(email, PASSWORD, address))).toBe("in");
});
test("an email that nobody has is slowed just the same", async () => {
  const email = `${randomUUID()}@post.example`;
  const address = randomUUID();
  for (let i = 0; i < 5; i++) await enter(email, "guess", address);
  expect(code(await enter(email, "guess", address))).toBe("too-many-tries");
});
test("40 guesses at once: no more than five are tried", async () => {
  const { email } = await makeAccount("person", areaId);
  const address = randomUUID();
  const codes = await Promise.all(
    Array.from({ length: 40 }, async () => code(await enter(email, "guess", address))),
  );
  expect(codes.filter((one) => one === "wrong-password").length).toBeLessThanOrEqual(5);
});
test("strangers at many addresses cannot lock the owner out of their own", async () => {
  const { email } = await makeAccount("person", areaId);
  const home = randomUUID();
  expect(code(await enter(email, PASSWORD, home))).toBe("in");
  for (let i = 0; i < 12; i++) await enter(email, "guess", randomUUID());
  expect(code(await enter(email, "guess", randomUUID()))).toBe("too-many-tries");
  expect(code(await enter(email, PASSWORD, home))).toBe("in");
});
test("who is slowed down gets in at once with a new password", async () => {
  const { email } = await makeAccount("person", areaId);
  const address = randomUUID();
  for (let i = 0; i < 6; i++) await enter(email, "guess", address);
  await askForReset(email, address);
  const chosen = "four wet dogs running";
  expect(await resetPassword({ token: await tokenTo(email), password: chosen, address })).toMatchObject({
    ok: true,
  });
  expect(code(await enter(email, chosen, address))).toBe("in");
});
test("when tries cannot be counted, people still get in, and passwords still matter", async () => {
  const { email } = await makeAccount("person", areaId);
  const said = vi.spyOn(console, "error").mockReturnValue();
  await db().owner.query("ALTER TABLE sign_in_attempt RENAME TO elsewhere");
  const codes = [
    code(await enter(email, PASSWORD, randomUUID())),
    code(await enter(email, "guess", randomUUID())),
  ];
  await db().owner.query("ALTER TABLE elsewhere RENAME TO sign_in_attempt");
  expect(codes).toEqual(["in", "wrong-password"]);
  expect(said).toHaveBeenCalled();
});
test("only hashes of emails and addresses are kept", async () => {
  const { email } = await makeAccount("person", areaId);
  const address = "203.0.113.77";
  await enter(email, "guess", address);
  const rows = JSON.stringify(await db().prisma.signInAttempt.findMany());
  expect(rows).not.toContain(email);
  expect(rows).not.toContain(address);
});
test("signing in always makes a new session and ends the one the browser had, with what it was doing for somebody", async () => {
  const account = await makeAccount("person", areaId);
  const address = randomUUID();
  const first = await enter(account.email, PASSWORD, address);
  const before = first.ok ? await asking(first.value) : null;
  const second = await signIn({
    email: account.email,
    password: PASSWORD,
    userAgent: "tests",
    address,
    current: before && { accountId: before.accountId, sessionId: before.sessionId },
  });
  const after = second.ok ? await asking(second.value) : null;
  expect(after?.sessionId).not.toBe(before?.sessionId);
  expect(await asking(first.ok ? first.value : "")).toBeNull();
  expect(await db().prisma.session.count({ where: { userId: account.id } })).toBe(1);
});
test("a new password ends every session, every other link, and is told by email", async () => {
  const account = await makeAccount("person", areaId);
  const address = randomUUID();
  const open = await enter(account.email, PASSWORD, address);
  await askForReset(account.email, address);
  const first = await tokenTo(account.email);
  await askForReset(account.email, address);
  const second = await tokenTo(account.email);
  expect(await resetPassword({ token: second, password: "short", address })).toMatchObject({
    refusal: { code: "weak-password" },
  });
  const chosen = "four wet dogs running";
  expect(await resetPassword({ token: second, password: chosen, address })).toMatchObject({ ok: true });
  expect(await asking(open.ok ? open.value : "")).toBeNull();
  for (const token of [first, second])
    expect(await resetPassword({ token, password: chosen, address })).toMatchObject({
      refusal: { code: "used-link" },
    });
  expect((await emailsTo(account.email)).map((email) => email.subject)).toContain(
    "Your password was changed",
  );
  expect(code(await enter(account.email, PASSWORD, address))).toBe("wrong-password");
  expect(code(await enter(account.email, chosen, address))).toBe("in");
});
test("a link to choose a password works for an hour; nobody and a shut account get none", async () => {
  const account = await makeAccount("person", areaId);
  await askForReset(account.email, randomUUID());
  const token = await tokenTo(account.email);
  inMinutes(61);
  expect(await resetPassword({ token, password: "four wet dogs running", address: "a" })).toMatchObject({
    refusal: { code: "old-link" },
  });
  setNow(null);
  const nobody = `${randomUUID()}@post.example`;
  await askForReset(nobody, randomUUID());
  expect(await emailsTo(nobody)).toEqual([]);
  await db().prisma.account.update({ where: { id: account.id }, data: { disabledAt: new Date() } });
  const before = (await emailsTo(account.email)).length;
  await askForReset(account.email, randomUUID());
  expect(await emailsTo(account.email)).toHaveLength(before);
  expect(await resetPassword({ token, password: "four wet dogs running", address: "a" })).toMatchObject({
    refusal: { code: "unknown-link" },
  });
});
test("a link to confirm is no link to choose a password", async () => {
  const account = await makeAccount("person", areaId);
  await askForReset(account.email, randomUUID());
  const token = await tokenTo(account.email);
  const { confirmEmail } = await import("#app/domain/identity/confirm-email.server.ts");
  expect(await confirmEmail(token, PASSWORD)).toMatchObject({ refusal: { code: "unknown-link" } });
});
