import { describe, expect, test } from "vitest";
import { confirmGroup } from "#app/domain/community/confirm-group.server.ts";
import { groupEmail, type GroupEmail } from "#app/domain/community/group-emails.ts";
import { findGroups } from "#app/domain/community/find-groups.server.ts";
import { readGroupFilters } from "#app/domain/community/group-filters.ts";
import { lookAfterCommunity, lookAfterGroup } from "#app/domain/community/look-after-community.server.ts";
import { sendGroupEmail } from "#app/domain/community/send-group-email.server.ts";
import { maybeStale, staleStepDue, type StaleStep } from "#app/domain/community/stale-rules.ts";
import { loader } from "#app/routes/community/own-show.tsx";
import { db } from "#app/db.server.ts";
import { setNow } from "#app/lib/clock.ts";
import { addDays, parseDay, type Day } from "#app/lib/dates.ts";
import { makeArea } from "#tests/factories/area.ts";
import { must } from "#tests/factories/budget.ts";
import { makeGroup } from "#tests/factories/community.ts";

const day = (words: string): Day => {
  const found = parseDay(words);
  if (!found) throw new Error(words);
  return found;
};
const at = (words: string) => {
  setNow(new Date(`${words}T04:11:00Z`));
};

describe("what is due", () => {
  const due = (confirmed: string, today: string, step: StaleStep = "none", on: string | null = null) =>
    staleStepDue({ confirmedOn: day(confirmed), step, stepOn: on === null ? null : day(on) }, day(today));
  test.each([
    ["2026-05-24", "2026-11-23", null],
    ["2026-05-24", "2026-11-24", "asked"],
    // Six months from the last day of August: the last of February, whichever it is
    ["2027-08-31", "2028-02-28", null],
    ["2027-08-31", "2028-02-29", "asked"],
    ["2026-08-31", "2027-02-28", "asked"],
    ["2028-02-29", "2028-08-28", null],
    ["2028-02-29", "2028-08-29", "asked"],
    // Over a clock change nothing moves
    ["2026-09-29", "2027-03-28", null],
    ["2026-09-29", "2027-03-29", "asked"],
  ])("confirmed on %s, %s: %s", (confirmed, today, step) => {
    expect(due(confirmed, today)).toBe(step);
  });
  test("then again after fourteen days, and hidden after fourteen more", () => {
    expect(due("2026-01-01", "2026-07-14", "asked", "2026-07-01")).toBeNull();
    expect(due("2026-01-01", "2026-07-15", "asked", "2026-07-01")).toBe("reminded");
    expect(due("2026-01-01", "2026-07-28", "reminded", "2026-07-15")).toBeNull();
    expect(due("2026-01-01", "2026-07-29", "reminded", "2026-07-15")).toBe("hidden");
    expect(due("2026-01-01", "2030-01-01", "hidden", "2026-07-29")).toBeNull();
  });
  test("what the query leaves out is never due", () => {
    for (let confirmed = day("2027-07-25"); confirmed < day("2027-09-05"); confirmed = addDays(confirmed, 1))
      for (let today = day("2028-01-20"); today < day("2028-03-10"); today = addDays(today, 1))
        if (staleStepDue({ confirmedOn: confirmed, step: "none", stepOn: null }, today))
          expect(confirmed <= maybeStale(today).confirmedBy).toBe(true);
  });
});

const rowOf = (id: string) => db().prisma.communityGroup.findUniqueOrThrow({ where: { id } });
const kinds = async (groupId: string) =>
  (await db().prisma.communityChange.findMany({ where: { groupId }, orderBy: { number: "asc" } })).map(
    ({ kind }) => kind,
  );
const found = async (name: string) => {
  const { results } = await findGroups(
    { ...readGroupFilters(new URLSearchParams({ q: name })), clusterId: null },
    null,
  );
  return results.length;
};

test("a group nobody confirms is asked about, asked again, hidden; one press brings it back", async () => {
  const area = await makeArea();
  const name = "Leapday choir";
  const group = await makeGroup(area.id, { name }, { confirmedOn: day("2027-08-31") });
  at("2028-02-28");
  await lookAfterCommunity();
  expect(await kinds(group.id)).toEqual([]);
  at("2028-02-29");
  await Promise.all([lookAfterCommunity(), lookAfterCommunity(), lookAfterGroup(group.id)]);
  await lookAfterCommunity();
  expect(await kinds(group.id)).toEqual(["asked"]);
  at("2028-03-14");
  await lookAfterCommunity();
  await lookAfterCommunity();
  expect(await kinds(group.id)).toEqual(["asked", "reminded"]);
  expect(await found(name)).toBe(1);
  at("2028-03-28");
  await lookAfterCommunity();
  expect(await rowOf(group.id)).toMatchObject({ status: "hidden", staleStep: "hidden" });
  expect(await found(name)).toBe(0);
  at("2029-03-28");
  await lookAfterCommunity();
  expect(await kinds(group.id)).toEqual(["asked", "reminded", "hidden"]);
  // Looking confirms nothing
  const before = await rowOf(group.id);
  await loader({
    request: new Request(`http://own.test/community/mine/${group.key}`),
    params: { key: group.key },
    context: { cspNonce: "" },
  });
  expect(await rowOf(group.id)).toEqual(before);
  must(await confirmGroup(group.key, before.version));
  expect(await found(name)).toBe(1);
  expect(await rowOf(group.id)).toMatchObject({
    status: "shown",
    staleStep: "none",
    confirmedOn: day("2029-03-28"),
  });
  await lookAfterCommunity();
  expect(await kinds(group.id)).toEqual(["asked", "reminded", "hidden", "confirmed"]);
});

test("each step queues one email, in the same transaction", async () => {
  const area = await makeArea();
  const group = await makeGroup(area.id, {}, { confirmedOn: day("2026-01-01") });
  const waiting = async () =>
    (
      await db().owner.query(
        "SELECT payload FROM graphile_worker._private_jobs WHERE payload::jsonb ->> 'groupId' = $1 AND payload::jsonb ->> 'kind' = 'ask'",
        [group.id],
      )
    ).rowCount;
  at("2026-07-01");
  await lookAfterCommunity();
  await lookAfterCommunity();
  expect(await waiting()).toBe(1);
  await sendGroupEmail({ id: "1c9f1d3e-96ad-4b79-a5e3-8d2c9ae0f001", groupId: group.id, kind: "ask" });
  await sendGroupEmail({ id: "1c9f1d3e-96ad-4b79-a5e3-8d2c9ae0f001", groupId: group.id, kind: "ask" });
  const mails = await db().prisma.sandboxMessage.findMany({ where: { recipient: group.ownerEmail } });
  expect(mails).toHaveLength(1);
  expect(mails[0]?.body).toContain(`/community/mine/${group.key}`);
});

test("what waits for us is left in peace, and offers that nobody confirmed are forgotten", async () => {
  const area = await makeArea();
  const changed = await makeGroup(
    area.id,
    {},
    {
      confirmedOn: day("2026-01-01"),
      pending: { name: "x" },
      waitingSince: new Date("2026-06-30T10:00:00Z"),
    },
  );
  const old = await makeGroup(
    area.id,
    {},
    { status: "unconfirmed", confirmedOn: null, changedAt: new Date("2026-06-10T10:00:00Z") },
  );
  const young = await makeGroup(
    area.id,
    {},
    { status: "unconfirmed", confirmedOn: null, changedAt: new Date("2026-06-25T10:00:00Z") },
  );
  at("2026-07-01");
  await lookAfterCommunity();
  expect(await kinds(changed.id)).toEqual([]);
  expect(await db().prisma.communityGroup.count({ where: { id: { in: [old.id, young.id] } } })).toBe(1);
});

test.each<GroupEmail>([
  "offered",
  "shown",
  "sent-back",
  "refused",
  "change-shown",
  "change-refused",
  "ask",
  "remind",
  "hidden",
  "link",
])("the email “%s” says whom it is for and where to go", (kind) => {
  const { subject, text } = groupEmail(kind, {
    name: "Jean",
    group: "Choir",
    answer: "Say the street",
    confirmedOn: day("2026-05-01"),
    phone: "01632 960 001",
    own: "https://own.test/community/mine/k",
    page: "https://own.test/community/choir",
  });
  expect(subject.length).toBeGreaterThan(5);
  expect(text).toMatch(/^Dear Jean,/);
  expect(text).toMatch(/Phone 01632 960 001\.\n\nOwnway$/);
  if (kind !== "refused") expect(text).toContain("/community/mine/k");
});
