import { randomUUID } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { notify } from "#app/domain/notifications/notify.server.ts";
import { sendNotification } from "#app/domain/notifications/send-notification.server.ts";
import { db } from "#app/db.server.ts";
import { makeArea } from "#tests/factories/area.ts";
import { makeAccount } from "#tests/factories/account.ts";
import { makePerson } from "#tests/factories/person.ts";

const jobs = async (id = "%") =>
  (await db().owner.query("SELECT 1 FROM graphile_worker._private_jobs WHERE payload->>'id' LIKE $1", [id]))
    .rowCount;
const told = (where: { personId: string } | { accountId: string }) =>
  db().prisma.notification.findMany({ where });
const words = { subject: "Your planner has answered", body: "Rosa has answered your request." };

test("an email says what happened and where to look, and is sent once however often the job runs", async () => {
  const area = await makeArea();
  const { person, account } = await makePerson(area.id);
  await db().prisma.$transaction((tx) =>
    notify(tx, { to: { personId: person.id }, ...words, path: "/engagements" }),
  );
  const [notification] = await told({ personId: person.id });
  expect(notification).toMatchObject({
    channel: "email",
    recipient: account.email,
    accountId: account.id,
    sentAt: null,
  });
  expect(notification?.body).toContain("http://127.0.0.1:3000/engagements");
  expect(notification?.body).toContain("01632 960 001");
  const id = notification?.id ?? "";
  expect(await jobs(id)).toBe(1);
  await sendNotification(id);
  // Killed after sending and before it was noted down
  await db().prisma.notification.update({ where: { id }, data: { sentAt: null } });
  await sendNotification(id);
  await sendNotification(id);
  expect(await db().prisma.sandboxMessage.findMany({ where: { onceKey: id } })).toMatchObject([
    { channel: "email", recipient: account.email, subject: words.subject },
  ]);
  expect((await told({ personId: person.id }))[0]?.sentAt).not.toBeNull();
});
test("the caller's transaction undone leaves neither notification nor job", async () => {
  const { person } = await makePerson((await makeArea()).id);
  const before = await jobs();
  await expect(
    db().prisma.$transaction(async (tx) => {
      await notify(tx, { to: { personId: person.id }, ...words });
      throw new Error("killed");
    }),
  ).rejects.toThrow("killed");
  expect(await told({ personId: person.id })).toEqual([]);
  expect(await jobs()).toBe(before);
});
test("the same onceKey, twice and at once, is one notification with one job", async () => {
  const { person } = await makePerson((await makeArea()).id);
  const onceKey = randomUUID();
  const tell = () =>
    db().prisma.$transaction((tx) => notify(tx, { to: { personId: person.id }, ...words, onceKey }));
  await Promise.all(Array.from({ length: 8 }, tell));
  await tell();
  const all = await told({ personId: person.id });
  expect(all).toHaveLength(1);
  expect(await jobs(all[0]?.id ?? "")).toBe(1);
});
test("somebody with no email and no account gets a letter that waits to be printed, with their needs on it", async () => {
  const area = await makeArea();
  const person = await db().prisma.person.create({
    data: {
      areaId: area.id,
      reference: randomUUID(),
      firstName: "George",
      lastName: "Webb",
      addressLines: ["4 Quiet Road", "Southampton"],
      postcode: "SO17 1BJ",
      contactBy: "email",
      informationNeeds: ["large-print"],
    },
  });
  await db().prisma.$transaction((tx) =>
    notify(tx, { to: { personId: person.id }, ...words, path: "/engagements" }),
  );
  const [letter] = await told({ personId: person.id });
  expect(letter).toMatchObject({
    channel: "letter",
    recipient: "4 Quiet Road\nSouthampton\nSO17 1BJ",
    needs: ["large-print"],
  });
  expect(letter?.body).toMatch(/^Dear George Webb,/);
  expect(letter?.body).not.toContain("http");
  await sendNotification(letter?.id ?? "");
  expect((await told({ personId: person.id }))[0]?.sentAt).toBeNull();
});
test("a letter to somebody with an account gives no address that must be typed out, only the door", async () => {
  const { person } = await makePerson((await makeArea()).id);
  await db().prisma.person.update({ where: { id: person.id }, data: { contactBy: "letter" } });
  const path = `/engagements/${randomUUID()}`;
  await db().prisma.$transaction((tx) => notify(tx, { to: { personId: person.id }, ...words, path }));
  const [letter] = await told({ personId: person.id });
  expect(letter).toMatchObject({ channel: "letter" });
  expect(letter?.body).not.toContain("/engagements/");
  expect(letter?.body).toContain("http://127.0.0.1:3000/ when you sign in");
});
test("no notification tells of a page without its whole address", () => {
  const files = readdirSync("app/domain", { recursive: true, encoding: "utf8" });
  const wrong = files
    .filter((name) => name.endsWith(".ts"))
    .filter((name) => /body:[^;]*?[ (]\/[a-z-]+\/\$\{/.test(readFileSync(`app/domain/${name}`, "utf8")));
  expect(wrong, "name the page as `path`, so that it becomes a link or is left out of a letter").toEqual([]);
});
test("who asked for letters gets letters though we know their email; who asked for texts gets a text without detail", async () => {
  const area = await makeArea();
  const { person } = await makePerson(area.id);
  const tell = () => db().prisma.$transaction((tx) => notify(tx, { to: { personId: person.id }, ...words }));
  await db().prisma.person.update({ where: { id: person.id }, data: { contactBy: "letter" } });
  await tell();
  await db().prisma.person.update({
    where: { id: person.id },
    data: { contactBy: "text", phone: "07700 900123" },
  });
  await tell();
  const all = await told({ personId: person.id });
  expect(all.map((one) => one.channel).sort()).toEqual(["letter", "text"]);
  const text = all.find((one) => one.channel === "text");
  expect(text?.recipient).toBe("07700 900123");
  expect(text?.body).not.toContain("Rosa");
  await sendNotification(text?.id ?? "");
  expect(
    await db().prisma.sandboxMessage.count({ where: { onceKey: text?.id ?? "", channel: "text" } }),
  ).toBe(1);
});
test("who needs British Sign Language or Polish is told first whom to ask", async () => {
  const { person, account } = await makePerson((await makeArea()).id);
  await db().prisma.person.update({
    where: { id: person.id },
    data: { informationNeeds: ["bsl"], language: "Polish" },
  });
  // Told by their account, it is still the same person with the same needs
  await db().prisma.$transaction((tx) => notify(tx, { to: { accountId: account.id }, ...words }));
  const [notification] = await told({ personId: person.id });
  expect(notification?.body).toContain("in British Sign Language and in Polish. Phone 01632 960 001");
  expect(notification?.language).toBe("Polish");
});
test("a planner or council officer is told by email, with their area's number", async () => {
  const account = await makeAccount("practitioner", (await makeArea()).id);
  await db().prisma.$transaction((tx) => notify(tx, { to: { accountId: account.id }, ...words }));
  const [notification] = await told({ accountId: account.id });
  expect(notification).toMatchObject({ channel: "email", recipient: account.email, personId: null });
  expect(notification?.body).toContain("01632 960 001");
});
