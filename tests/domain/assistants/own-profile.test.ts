import { beforeEach, describe, expect, test } from "vitest";
import type { AreaAccess, AssistantAccess } from "#app/domain/access/access.ts";
import {
  pauseProfile,
  resumeProfile,
  submitProfile,
  withdrawProfile,
} from "#app/domain/assistants/change-status.server.ts";
import { approveProfile, sendBackProfile } from "#app/domain/assistants/decide-profile.server.ts";
import { declareChecks } from "#app/domain/assistants/declare-checks.server.ts";
import {
  findAreaAssistant,
  findOwnProfile,
  findPublishedAssistant,
} from "#app/domain/assistants/find-profile.server.ts";
import { findWageFloor } from "#app/domain/assistants/find-wage-floor.server.ts";
import { placeProfile } from "#app/domain/assistants/place-profile.server.ts";
import { priceProfile } from "#app/domain/assistants/price-profile.server.ts";
import { recordCheck } from "#app/domain/assistants/record-check.server.ts";
import { saveProfile } from "#app/domain/assistants/save-profile.server.ts";
import { shareLivedExperience } from "#app/domain/assistants/share-lived-experience.server.ts";
import { startProfile } from "#app/domain/assistants/start-profile.server.ts";
import { systemAccess } from "#app/domain/access/access.ts";
import { importPlaces } from "#app/domain/places/import-places.server.ts";
import { db } from "#app/db.server.ts";
import { parseDay } from "#app/lib/dates.ts";
import { actorOf, areaAccessOf, makeAccount } from "#tests/factories/account.ts";
import { makeArea } from "#tests/factories/area.ts";
import { makeAssistant } from "#tests/factories/assistant.ts";

let area: { id: string; slug: string; name: string };
let core: AreaAccess;
beforeEach(async () => {
  area = await makeArea();
  core = areaAccessOf(await makeAccount("core_worker", area.id), area);
});
const draft = () => makeAssistant(area.id, { status: "draft", firstApprovedAt: null });
const read = (id: string) => db().prisma.assistant.findUniqueOrThrow({ where: { id } });
const code = (result: { ok: true } | { ok: false; refusal: { code: string } }) =>
  result.ok ? "ok" : result.refusal.code;

test("started twice at once it is one profile, at an address without the last name", async () => {
  const account = await makeAccount("assistant", area.id, "Zoë van Dyk");
  const access = {
    requestId: "test",
    formToken: "test",
    actor: actorOf(account),
    subject: null,
    grant: null,
  } as const;
  const [one, two] = await Promise.all([startProfile(access), startProfile(access)]);
  expect(one).toEqual(two);
  const profile = await db().prisma.assistant.findUniqueOrThrow({ where: { accountId: account.id } });
  expect(profile).toMatchObject({ firstName: "Zoë", lastName: "van Dyk", slug: "zoe", status: "draft" });
  const person = { ...access, actor: actorOf(await makeAccount("person", area.id)) };
  expect(code(await startProfile(person))).toBe("not-an-assistant");
});

describe("pay", () => {
  test("one penny below the National Living Wage is refused, the wage itself is not", async () => {
    const { access, assistant } = await draft();
    const floor = await findWageFloor();
    const pay = { version: 1, employment: ["employed" as const], howIWork: "" };
    const below = await priceProfile(access, { ...pay, hourlyRate: floor.pence - 1 });
    expect(below).toMatchObject({ ok: false, refusal: { code: "below-wage" } });
    expect((await read(assistant.id)).hourlyRatePence).toBe(1650);
    expect(code(await priceProfile(access, { ...pay, hourlyRate: floor.pence }))).toBe("ok");
  });
  test.each([
    ["2024-03-31", null],
    ["2024-04-01", 1144],
    ["2025-03-31", 1144],
    ["2025-04-01", 1221],
    ["2026-03-31", 1221],
    ["2026-04-01", 1271],
  ])("the wage in force on %s", async (day, pence) => {
    const found = findWageFloor(parseDay(day) ?? undefined);
    if (pence === null) await expect(found).rejects.toThrow();
    else expect((await found).pence).toBe(pence);
  });
  test("a profile below the wage cannot be sent, approved, or published again", async () => {
    const { access, assistant } = await draft();
    await db().prisma.assistant.update({ where: { id: assistant.id }, data: { hourlyRatePence: 1270 } });
    expect(code(await submitProfile(access, 1))).toBe("not-ready");
    await db().prisma.assistant.update({ where: { id: assistant.id }, data: { status: "submitted" } });
    expect(code(await approveProfile(core, assistant.id, 1))).toBe("not-ready");
    await db().prisma.assistant.update({ where: { id: assistant.id }, data: { status: "paused" } });
    expect(code(await resumeProfile(access, 1))).toBe("not-ready");
  });
});

test("a form from a stale tab is refused and changes nothing", async () => {
  const { access, assistant } = await draft();
  expect(code(await saveProfile(access, "about", 1, { headline: "The first to be saved" }))).toBe("ok");
  expect(code(await saveProfile(access, "about", 1, { headline: "From the other tab" }))).toBe("stale");
  expect(await read(assistant.id)).toMatchObject({ headline: "The first to be saved", version: 2 });
  expect(code(await submitProfile(access, 1))).toBe("stale");
});
test("two saves at once: one wins, the other is told", async () => {
  const { access } = await draft();
  const saves = await Promise.all(
    ["One of the two", "The other one"].map((headline) => saveProfile(access, "about", 1, { headline })),
  );
  expect(saves.map(code).sort()).toEqual(["ok", "stale"]);
});
test("nobody changes somebody else's profile, not even with its id", async () => {
  const { assistant } = await draft();
  const other = await makeAssistant(area.id);
  const thief: AssistantAccess = {
    ...other.access,
    assistant: { ...other.access.assistant, id: assistant.id },
  };
  expect(code(await saveProfile(thief, "about", 1, { headline: "Not mine" }))).toBe("stale");
  expect(code(await pauseProfile(thief, 1))).toBe("stale");
  await expect(findOwnProfile(thief)).rejects.toThrow();
  expect(await read(assistant.id)).toMatchObject({
    headline: assistant.headline,
    version: 1,
    status: "draft",
  });
});

test("sent, taken back, sent, sent back with a reason, sent, approved, paused, published again", async () => {
  const { access, assistant } = await draft();
  const status = async () => (await read(assistant.id)).status;
  expect(await findPublishedAssistant(assistant.slug)).toBeNull();
  expect(code(await submitProfile(access, 1))).toBe("ok");
  expect(code(await withdrawProfile(access, 2))).toBe("ok");
  expect(code(await submitProfile(access, 3))).toBe("ok");
  expect(code(await sendBackProfile(core, assistant.id, { version: 4, reason: "Say what you enjoy" }))).toBe(
    "ok",
  );
  expect(await read(assistant.id)).toMatchObject({ status: "draft", sentBackReason: "Say what you enjoy" });
  expect(code(await resumeProfile(access, 5))).toBe("stale");
  expect(code(await submitProfile(access, 5))).toBe("ok");
  const both = await Promise.all([
    approveProfile(core, assistant.id, 6),
    approveProfile(core, assistant.id, 6),
  ]);
  expect(both.map(code).sort()).toEqual(["ok", "stale"]);
  expect((await findPublishedAssistant(assistant.slug))?.firstName).toBe("Lena");
  expect(code(await pauseProfile(access, 7))).toBe("ok");
  expect(await findPublishedAssistant(assistant.slug)).toBeNull();
  expect(code(await resumeProfile(access, 8))).toBe("ok");
  expect(await status()).toBe("published");
  const told = await db().prisma.notification.findMany({ where: { accountId: access.actor.accountId } });
  expect(told.map(({ subject }) => subject).sort()).toEqual([
    "Something to change in your profile",
    "Your profile is published",
  ]);
  const acts = await db().prisma.auditEvent.findMany({
    where: { objectId: assistant.id },
    orderBy: { seq: "asc" },
  });
  expect(acts.map(({ action }) => action.replace("assistant-profile.", ""))).toEqual(
    "submitted withdrawn submitted sent-back submitted approved paused resumed".split(" "),
  );
});
test("another area's core service can neither see nor decide", async () => {
  const { access, assistant } = await draft();
  await submitProfile(access, 1);
  const elsewhere = await makeArea();
  const stranger = areaAccessOf(await makeAccount("core_worker", elsewhere.id), elsewhere);
  expect(await findAreaAssistant(stranger, assistant.id)).toBeNull();
  expect(code(await approveProfile(stranger, assistant.id, 2))).toBe("stale");
  expect(code(await recordCheck(stranger, assistant.id, { what: "first-aid", word: "seen" }))).toBe(
    "not-found",
  );
});
test("a published profile cannot be spoilt by a later save", async () => {
  const { access, assistant } = await makeAssistant(area.id);
  expect(code(await saveProfile(access, "skills", 1, { skills: [] }))).toBe("spoils-profile");
  expect((await read(assistant.id)).skills).toEqual(["personal-care"]);
});

test("lived experience is shown and found only while consented to", async () => {
  const { access, assistant } = await makeAssistant(area.id);
  const lived = { livedExperience: ["family_carer" as const], livedExperienceWords: "My brother" };
  await shareLivedExperience(access, { version: 1, ...lived, consent: false });
  expect(await findPublishedAssistant(assistant.slug)).toMatchObject({
    livedExperience: [],
    livedExperienceWords: "",
  });
  expect((await read(assistant.id)).searchTags).not.toContain("lived:family-carer");
  await shareLivedExperience(access, { version: 2, ...lived, consent: true });
  expect(await findPublishedAssistant(assistant.slug)).toMatchObject(lived);
  expect((await read(assistant.id)).searchTags).toContain("lived:family-carer");
  await shareLivedExperience(access, { version: 3, ...lived, consent: false });
  expect((await read(assistant.id)).searchTags).not.toContain("lived:family-carer");
});
test("the public page holds nothing private", async () => {
  const { assistant } = await makeAssistant(area.id, { lastName: "Zebrowska", postcode: "SO17 1BJ" });
  const page = JSON.stringify(await findPublishedAssistant(assistant.slug));
  for (const secret of ["Zebrowska", "SO17", "442250", "114250", "woman", assistant.accountId ?? "none"])
    expect(page).not.toContain(secret);
});
test("the point kept is of the 500 m grid; an unknown postcode changes nothing", async () => {
  const { access, assistant } = await draft();
  await importPlaces(
    systemAccess("test"),
    [{ code: "SO17 1BJ", easting: 442_123, northing: 114_456 }],
    "a test",
  );
  const where = { version: 1, travelMiles: 4, drives: true };
  expect(code(await placeProfile(access, { ...where, postcode: "ZZ99 9ZZ" }))).toBe("place-unknown");
  expect(code(await placeProfile(access, { ...where, postcode: "so171bj" }))).toBe("ok");
  expect(await read(assistant.id)).toMatchObject({
    postcode: "SO17 1BJ",
    easting: 442_250,
    northing: 114_250,
  });
});
test("declared, seen and checked stay three different words", async () => {
  const { access, assistant } = await makeAssistant(area.id);
  await declareChecks(access, { version: 1, declared: ["first-aid", "enhanced-dbs"] });
  await recordCheck(core, assistant.id, { what: "first-aid", word: "seen" });
  await recordCheck(core, assistant.id, { what: "first-aid", word: "seen" });
  await declareChecks(access, { version: 2, declared: ["enhanced-dbs"] });
  const { checks } = (await findPublishedAssistant(assistant.slug)) ?? { checks: [] };
  expect(checks.map(({ what, word }) => [what, word])).toEqual([
    ["Enhanced DBS check", "declared"],
    ["First aid training", "seen"],
  ]);
});
