import { describe, expect, test } from "vitest";
import { systemAccess } from "#app/domain/access/access.ts";
import { createPlannerDraft } from "#app/domain/planners/create-planner-draft.server.ts";
import { decidePlanner } from "#app/domain/planners/decide-planner.server.ts";
import { editPlanner, type SectionAnswers } from "#app/domain/planners/edit-planner.server.ts";
import {
  findPlannerToDecide,
  findSubmittedPlanners,
} from "#app/domain/planners/find-submitted-planners.server.ts";
import { pausePlanner, republishPlanner } from "#app/domain/planners/publish-planner.server.ts";
import { recordCheck } from "#app/domain/planners/record-check.server.ts";
import { submitPlanner } from "#app/domain/planners/submit-planner.server.ts";
import { db } from "#app/db.server.ts";
import { areaAccessOf, makeAccount, plannerAccessOf } from "#tests/factories/account.ts";
import { makeArea } from "#tests/factories/area.ts";

async function draft(firstName = "Nell", lastName = "Ward") {
  const area = await makeArea();
  const account = await makeAccount("planner", area.id, `${firstName} ${lastName}`);
  const names = { firstName, lastName };
  const made = await createPlannerDraft(systemAccess("test"), {
    areaId: area.id,
    accountId: account.id,
    agencyId: null,
    ...names,
  });
  if (!made.ok) throw new Error(made.refusal.words);
  const { id, slug } = made.value;
  const place = { code: "ZP1", easting: 440_000, northing: 110_000, source: "test" };
  await db().prisma.place.upsert({ where: { code: "ZP1" }, create: place, update: {} });
  const access = plannerAccessOf(account, { id, areaId: area.id, slug, ...names });
  const core = areaAccessOf(await makeAccount("core_worker", area.id), area);
  return { area, account, access, core, id, slug };
}
const ABOUT: SectionAnswers = {
  section: "about",
  answers: {
    version: 1,
    headline: "I listen first.",
    about: "I have planned for years, with all sorts of people.",
  },
};
const REST: SectionAnswers[] = [
  {
    section: "knowledge",
    answers: { version: 2, expertise: ["autism"], languages: ["english"], meetingWays: ["home"] },
  },
  { section: "place", answers: { version: 3, postcode: "zp1 2ab", travelMiles: 5 } },
  {
    section: "offer",
    answers: { version: 4, tiersOffered: ["medium"], takingNewPeople: true, startsFrom: null },
  },
];
async function submitted() {
  const setting = await draft();
  for (const input of [ABOUT, ...REST])
    expect(await editPlanner(setting.access, input)).toMatchObject({ ok: true });
  expect(await submitPlanner(setting.access, { version: 5 })).toMatchObject({ ok: true });
  return setting;
}
const row = (id: string) => db().prisma.planner.findUniqueOrThrow({ where: { id } });
const refusedWith = (code: string) => ({ ok: false, refusal: { code } });

test("two of the same name get addresses of their own, with no last name in them", async () => {
  expect([(await draft("Twin", "Harper")).slug, (await draft("Twin", "Hughes")).slug]).toEqual([
    "twin-h",
    "twin-h-2",
  ]);
});

describe("editing", () => {
  test("keeps the answers, a snapped point and the words it is found by", async () => {
    const { access, id } = await draft();
    for (const input of [ABOUT, ...REST]) await editPlanner(access, input);
    const planner = await row(id);
    expect(planner).toMatchObject({ postcode: "ZP1 2AB", travelMiles: 5, version: 5 });
    expect((planner.easting ?? 0) % 500).toBe(250);
    expect(planner.searchTags).toEqual(
      expect.arrayContaining([
        "knows:autism",
        "meets:home",
        "tier:medium",
        "works:independent",
        "open",
        "lived:none",
      ]),
    );
  });
  test("lived experience shows by its own consent, which can be taken back", async () => {
    const { access, id } = await draft();
    const lived = { livedExperience: ["direct_payment_user" as const], livedExperienceWords: "Mine." };
    await editPlanner(access, {
      section: "lived-experience",
      answers: { version: 1, ...lived, consent: true },
    });
    expect((await row(id)).searchTags).toContain("lived:direct-payment");
    await editPlanner(access, {
      section: "lived-experience",
      answers: { version: 2, ...lived, consent: false },
    });
    expect(await row(id)).toMatchObject({ livedExperienceConsentAt: null, livedExperienceWords: "Mine." });
    expect((await row(id)).searchTags).toContain("lived:none");
  });
  test("from a stale tab is refused, and changes nothing", async () => {
    const { access, id } = await draft();
    await editPlanner(access, ABOUT);
    const before = await row(id);
    expect(await editPlanner(access, ABOUT)).toMatchObject(refusedWith("stale"));
    expect(await row(id)).toEqual(before);
  });
  test("a place that is not known is refused", async () => {
    const { access } = await draft();
    const place = { section: "place", answers: { version: 1, postcode: "ZY9", travelMiles: 5 } } as const;
    expect(await editPlanner(access, place)).toMatchObject(refusedWith("unknown-place"));
  });
  test("reaches one's own profile only", async () => {
    const [mine, other] = [await draft(), await draft()];
    const before = await row(other.id);
    await editPlanner(mine.access, ABOUT);
    expect(await row(other.id)).toEqual(before);
  });
});

describe("first publication", () => {
  const approve = (plannerId: string, version = 6) =>
    ({ plannerId, version, decision: "approve", reason: "" }) as const;
  test("an unfinished profile cannot be sent", async () => {
    expect(await submitPlanner((await draft()).access, { version: 1 })).toMatchObject(
      refusedWith("not-ready"),
    );
  });
  test("the core service approves it, in one audited act, and the owner is told; then the owner pauses and publishes", async () => {
    const { access, core, id, account } = await submitted();
    expect(await findSubmittedPlanners(core)).toMatchObject([{ id }]);
    expect(await decidePlanner(core, approve(id))).toMatchObject({ ok: true });
    expect(await row(id)).toMatchObject({ status: "published", approvedByAccountId: core.actor.accountId });
    expect(await db().prisma.auditEvent.count({ where: { objectId: id, action: "planner.approved" } })).toBe(
      1,
    );
    expect(await db().prisma.notification.count({ where: { accountId: account.id } })).toBe(1);
    expect(await decidePlanner(core, approve(id))).toMatchObject(refusedWith("not-submitted"));
    expect(await pausePlanner(access, { version: 7 })).toMatchObject({ ok: true });
    expect((await row(id)).status).toBe("paused");
    expect(await republishPlanner(access, { version: 8 })).toMatchObject({ ok: true });
    expect((await row(id)).status).toBe("published");
  });
  test("or sends it back with a reason", async () => {
    const { access, core, id } = await submitted();
    const back = {
      plannerId: id,
      version: 6,
      decision: "send-back",
      reason: "Say more of yourself.",
    } as const;
    await decidePlanner(core, back);
    expect(await row(id)).toMatchObject({
      status: "draft",
      sentBackReason: back.reason,
      firstApprovedAt: null,
    });
    expect(await republishPlanner(access, { version: 7 })).toMatchObject({ ok: false });
    expect(await submitPlanner(access, { version: 7 })).toMatchObject({ ok: true });
  });
  test("another area's core service knows nothing of it", async () => {
    const { id } = await submitted();
    const { core } = await draft();
    expect(await findPlannerToDecide(core, id)).toBeNull();
    expect(await findSubmittedPlanners(core)).toEqual([]);
    expect(await decidePlanner(core, approve(id))).toMatchObject(refusedWith("not-found"));
    const seen = { what: "Insurance", word: "seen", untilDate: null } as const;
    expect(await recordCheck(core, id, seen)).toMatchObject(refusedWith("not-found"));
    expect((await row(id)).status).toBe("submitted");
  });
  test("nobody approves or checks their own", async () => {
    const { area, account, id } = await submitted();
    const own = areaAccessOf(account, area);
    expect(await decidePlanner(own, approve(id))).toMatchObject(refusedWith("own-profile"));
    const checked = { what: "Insurance", word: "checked", untilDate: null } as const;
    expect(await recordCheck(own, id, checked)).toMatchObject(refusedWith("own-profile"));
  });
  test("its view by the approver is audited", async () => {
    const { core, id } = await submitted();
    await findPlannerToDecide(core, id);
    expect(await db().prisma.auditEvent.count({ where: { objectId: id, action: "planner.viewed" } })).toBe(1);
  });
});
