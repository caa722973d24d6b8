import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import { changeGroup, takeGroupAway } from "#app/domain/community/change-group.server.ts";
import { confirmByPhone, confirmGroup } from "#app/domain/community/confirm-group.server.ts";
import { decideGroup } from "#app/domain/community/decide-group.server.ts";
import { findGroup } from "#app/domain/community/find-group.server.ts";
import { findGroupsToRead, findGroupToRead } from "#app/domain/community/find-groups-to-read.server.ts";
import { findByKey, keyOf } from "#app/domain/community/group-key.server.ts";
import { OfferForm } from "#app/domain/community/group-forms.ts";
import { offerGroup } from "#app/domain/community/offer-group.server.ts";
import { sendGroupEmail } from "#app/domain/community/send-group-email.server.ts";
import { db } from "#app/db.server.ts";
import { areaAccessOf, makeAccount } from "#tests/factories/account.ts";
import { makeArea } from "#tests/factories/area.ts";
import { must } from "#tests/factories/budget.ts";
import { aGroup, makeGroup } from "#tests/factories/community.ts";

type Area = Awaited<ReturnType<typeof makeArea>>;
let area: Area;
let core: ReturnType<typeof areaAccessOf>;
beforeAll(async () => {
  area = await makeArea();
  await db().prisma.area.update({ where: { id: area.id }, data: { openForSignUp: true } });
  core = areaAccessOf(await makeAccount("core_worker", area.id, "Jo Worker"), area);
});
const rowOf = (id: string) => db().prisma.communityGroup.findUniqueOrThrow({ where: { id } });
const offer = (more: Record<string, unknown> = {}) => ({
  areaId: area.id,
  ownerName: "Jean Pratt",
  ownerEmail: `${randomUUID()}@groups.example`,
  submissionKey: randomUUID(),
  fields: aGroup(),
  address: randomUUID(),
  ...more,
});
const decide = (
  version: number,
  decision: "approve" | "send-back" | "refuse",
  words = "Say the street, please",
) => ({
  version,
  decision,
  words,
});
const kinds = async (groupId: string) =>
  (await db().prisma.communityChange.findMany({ where: { groupId }, orderBy: { number: "asc" } })).map(
    ({ kind }) => kind,
  );

test("an approved change does not set back when somebody last confirmed the group", async () => {
  const [written, confirmed] = [new Date("2026-09-01T09:00:00Z"), new Date("2026-10-20")];
  const waiting = { status: "waiting", waitingSince: written } as const;
  const later = await makeGroup(
    area.id,
    {},
    { ...waiting, confirmedOn: confirmed, confirmedBy: "Jo Worker" },
  );
  const never = await makeGroup(area.id, {}, { ...waiting, confirmedOn: null });
  for (const { id, version } of [later, never]) must(await decideGroup(core, id, decide(version, "approve")));
  expect(await rowOf(later.id)).toMatchObject({ confirmedOn: confirmed, confirmedBy: "Jo Worker" });
  expect(await rowOf(never.id)).toMatchObject({ confirmedOn: new Date("2026-09-01") });
});
describe("offering a group", () => {
  test("waits for its leader's press, then for the core service, then shows", async () => {
    const sent = offer();
    must(await offerGroup(sent));
    const first = await db().prisma.communityGroup.findUniqueOrThrow({
      where: { submissionKey: sent.submissionKey },
    });
    expect(first.status).toBe("unconfirmed");
    expect(await findGroupToRead(core, first.id)).toBeNull();
    expect(await findGroup(first.slug)).toBeNull();
    expect(must(await confirmGroup(keyOf(first), 1))).toBe("sent");
    expect((await findGroupsToRead(core)).waiting.map(({ id }) => id)).toContain(first.id);
    must(await decideGroup(core, first.id, decide(2, "approve")));
    expect(await findGroup(first.slug)).toMatchObject({
      name: first.name,
      shown: { phone: "01632 960 101" },
    });
    expect(await kinds(first.id)).toEqual(["offered", "approved"]);
    await sendGroupEmail({ id: randomUUID(), groupId: first.id, kind: "shown" });
  });
  test("twice at once is one; the same key with other answers is refused", async () => {
    const sent = offer();
    const both = await Promise.all([offerGroup(sent), offerGroup(sent)]);
    expect(both.every(({ ok }) => ok)).toBe(true);
    expect(await db().prisma.communityGroup.count({ where: { submissionKey: sent.submissionKey } })).toBe(1);
    expect(await offerGroup({ ...sent, fields: aGroup({ name: "Another" }) })).toMatchObject({
      ok: false,
      refusal: { code: "sent-before" },
    });
  });
  test("a flood from one place is told to wait, and nothing is lost", async () => {
    const sent = offer();
    for (let i = 0; i < 5; i++) await offerGroup({ ...sent, submissionKey: randomUUID() });
    const sixth = await offerGroup({ ...sent, submissionKey: randomUUID() });
    expect(sixth).toMatchObject({ ok: false, refusal: { code: "too-many" } });
  });
  test("an area that is not open takes none", async () => {
    const closed = await makeArea();
    expect(await offerGroup(offer({ areaId: closed.id }))).toMatchObject({
      refusal: { code: "area-closed" },
    });
  });
  test("hostile answers are refused at their boxes", () => {
    const { areaId, ownerName, ownerEmail, submissionKey } = offer();
    const good = {
      submissionKey,
      area: areaId,
      ownerName,
      ownerEmail,
      name: "A",
      what: "B",
      needAreas: ["food"],
      way: "phone",
      whenWords: "Mondays",
      contactPhone: "01632 960 101",
    };
    expect(OfferForm.safeParse(good).success).toBe(true);
    const wrong = (more: object) => OfferForm.safeParse({ ...good, ...more }).success;
    expect(wrong({ contactWeb: "javascript:alert(1)" })).toBe(false);
    expect(wrong({ contactWeb: "https://bank.example@evil.example/" })).toBe(false);
    expect(wrong({ contactPhone: "<script>" })).toBe(false);
    expect(wrong({ needAreas: ["constructor"] })).toBe(false);
    expect(wrong({ needAreas: [] })).toBe(false);
    expect(wrong({ way: "place", venue: "Hall", postcode: "SO17" })).toBe(false);
    expect(wrong({ cost: "3", every: "" })).toBe(false);
    expect(wrong({ cost: "3", every: "free" })).toBe(false);
    expect(wrong({ contactPhone: "" })).toBe(false);
    expect(wrong({ what: "x".repeat(2_001) })).toBe(false);
  });
});

describe("the private address", () => {
  test("opens one group, and no guess opens any", async () => {
    const [one, other] = [await makeGroup(area.id), await makeGroup(area.id)];
    const tx = db().prisma;
    expect((await findByKey(tx, one.key))?.id).toBe(one.id);
    expect(await findByKey(tx, `${one.id}-${other.key.slice(37)}`)).toBeNull();
    expect(await findByKey(tx, one.id)).toBeNull();
    for (const nonsense of ["", "nobody", `${one.key}x`, "0".repeat(80)])
      expect(await findByKey(tx, nonsense)).toBeNull();
    await tx.communityGroup.update({ where: { id: one.id }, data: { ownerKey: 2 } });
    expect(await findByKey(tx, one.key)).toBeNull();
    expect(await confirmGroup(one.key, 1)).toMatchObject({ refusal: { code: "not-found" } });
  });
});

describe("a change by the leader", () => {
  test("waits beside what is shown until it is approved", async () => {
    const group = await makeGroup(area.id);
    must(await changeGroup(group.key, { version: 1, fields: aGroup({ whenWords: "Fridays" }) }));
    expect(await rowOf(group.id)).toMatchObject({
      whenWords: "Tuesdays, 12 to 2",
      status: "shown",
      version: 2,
    });
    expect(await findGroupToRead(core, group.id)).toMatchObject({
      changed: [{ label: "When", value: "Fridays", before: "Tuesdays, 12 to 2" }],
    });
    must(await decideGroup(core, group.id, decide(2, "approve")));
    expect(await rowOf(group.id)).toMatchObject({ whenWords: "Fridays", pending: null, waitingSince: null });
  });
  test("sent back keeps their words; refused drops them; shown stays", async () => {
    const group = await makeGroup(area.id);
    must(await changeGroup(group.key, { version: 1, fields: aGroup({ whenWords: "Fridays" }) }));
    must(await decideGroup(core, group.id, decide(2, "send-back")));
    expect(await rowOf(group.id)).toMatchObject({
      status: "shown",
      answer: "Say the street, please",
      waitingSince: null,
    });
    expect((await rowOf(group.id)).pending).not.toBeNull();
    must(await changeGroup(group.key, { version: 3, fields: aGroup({ whenWords: "Sundays" }) }));
    must(await decideGroup(core, group.id, decide(4, "refuse")));
    expect(await rowOf(group.id)).toMatchObject({
      whenWords: "Tuesdays, 12 to 2",
      pending: null,
      status: "shown",
    });
  });
  test("changed back to what is shown leaves nothing to read", async () => {
    const group = await makeGroup(area.id);
    must(await changeGroup(group.key, { version: 1, fields: aGroup({ whenWords: "Fridays" }) }));
    must(await changeGroup(group.key, { version: 2, fields: aGroup() }));
    expect(await rowOf(group.id)).toMatchObject({ pending: null, waitingSince: null });
  });
  test("a stale tab is refused, and of two at once one", async () => {
    const group = await makeGroup(area.id);
    const both = await Promise.all([
      changeGroup(group.key, { version: 1, fields: aGroup({ whenWords: "Fridays" }) }),
      changeGroup(group.key, { version: 1, fields: aGroup({ whenWords: "Sundays" }) }),
    ]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect(both.find(({ ok }) => !ok)).toMatchObject({ refusal: { code: "stale" } });
    expect(await takeGroupAway(group.key, 1)).toMatchObject({ refusal: { code: "stale" } });
    must(await takeGroupAway(group.key, 2));
    expect(await findGroup(group.slug)).toBeNull();
    expect(await changeGroup(group.key, { version: 3, fields: aGroup() })).toMatchObject({
      refusal: { code: "moved-on" },
    });
    expect(await confirmGroup(group.key, 3)).toMatchObject({ refusal: { code: "moved-on" } });
  });
});

describe("the core service", () => {
  test("somebody else's area has none of it", async () => {
    const elsewhere = await makeArea("Elsewhere");
    const other = areaAccessOf(await makeAccount("core_worker", elsewhere.id), elsewhere);
    const group = await makeGroup(area.id, {}, { status: "waiting", waitingSince: new Date() });
    expect(await findGroupToRead(other, group.id)).toBeNull();
    expect(await decideGroup(other, group.id, decide(1, "approve"))).toMatchObject({
      refusal: { code: "not-found" },
    });
    expect(await confirmByPhone(other, group.id, { version: 1, spokenTo: "Jean" })).toMatchObject({
      refusal: { code: "not-found" },
    });
  });
  test("nobody decides about their own; two workers at once decide once; a change in between is read first", async () => {
    const account = await makeAccount("core_worker", area.id, "Own Leader");
    const own = await makeGroup(
      area.id,
      {},
      { status: "waiting", waitingSince: new Date(), ownerEmail: account.email },
    );
    expect(await decideGroup(areaAccessOf(account, area), own.id, decide(1, "approve"))).toMatchObject({
      refusal: { code: "own-group" },
    });
    const both = await Promise.all([
      decideGroup(core, own.id, decide(1, "approve")),
      decideGroup(core, own.id, decide(1, "refuse")),
    ]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    const next = await makeGroup(area.id, {}, { status: "waiting", waitingSince: new Date() });
    must(await changeGroup(next.key, { version: 1, fields: aGroup({ what: "Something else altogether" }) }));
    expect(await decideGroup(core, next.id, decide(1, "approve"))).toMatchObject({
      refusal: { code: "stale" },
    });
  });
  test("what was sent back comes again; what was refused does not", async () => {
    const group = await makeGroup(area.id, {}, { status: "waiting", waitingSince: new Date() });
    must(await decideGroup(core, group.id, decide(1, "send-back")));
    must(await changeGroup(group.key, { version: 2, fields: aGroup({ venue: "" }) }));
    expect((await rowOf(group.id)).status).toBe("waiting");
    must(await decideGroup(core, group.id, decide(3, "refuse")));
    expect(await rowOf(group.id)).toMatchObject({ status: "refused" });
    expect(await kinds(group.id)).toEqual(["sent_back", "changed", "refused"]);
  });
  test("confirms by phone what is hidden", async () => {
    const group = await makeGroup(
      area.id,
      {},
      { status: "hidden", staleStep: "hidden", staleOn: new Date("2026-11-01") },
    );
    expect(await findGroup(group.slug)).toMatchObject({ shown: null });
    must(await confirmByPhone(core, group.id, { version: 1, spokenTo: "Jean" }));
    expect(await rowOf(group.id)).toMatchObject({
      status: "shown",
      staleStep: "none",
      confirmedBy: "the core service, by phone",
    });
  });
  test("history only grows, and what was confirmed is never deleted", async () => {
    const group = await makeGroup(area.id);
    must(await confirmGroup(group.key, 1));
    await expect(
      db().owner.query("UPDATE community_change SET by_name = 'x' WHERE group_id = $1", [group.id]),
    ).rejects.toThrow();
    await expect(db().prisma.communityGroup.delete({ where: { id: group.id } })).rejects.toThrow();
  });
});
