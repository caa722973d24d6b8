import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { addPerson } from "#app/domain/people/add-person.server.ts";
import { makePersonLive } from "#app/domain/people/make-person-live.server.ts";
import { MakeLiveForm, NewPersonForm } from "#app/domain/people/person-form.ts";
import { findPlanningPot } from "#app/domain/budgets/find-planning-pot.server.ts";
import { changeSetting } from "#app/domain/commissioning/change-setting.server.ts";
import { balance } from "#app/domain/ledger/ledger.server.ts";
import { db } from "#app/db.server.ts";
import { areaAccessOf, makeAccount } from "#tests/factories/account.ts";
import { dayOf } from "#app/lib/dates.ts";
import { makeArea } from "#tests/factories/area.ts";

const answers = (more: Record<string, unknown> = {}) => ({
  firstName: "Nell",
  lastName: "Dean",
  phone: "01632 960 300",
  email: "nell@test.example",
  address: "1 Heath Road\nSouthampton",
  postcode: "so17 1bj",
  informationNeeds: ["large-print"],
  contactBy: "email",
  weekly: "310",
  periodFrom: { day: "1", month: "4", year: "2026" },
  periodTo: { day: "31", month: "3", year: "2027" },
  contribution: "gross",
  careRoute: "direct_payment",
  tier: "medium",
  submissionKey: randomUUID(),
  ...more,
});

async function council() {
  const area = await makeArea();
  const practitioner = areaAccessOf(await makeAccount("practitioner", area.id), area);
  const person = await db().prisma.person.create({
    data: {
      areaId: area.id,
      reference: "P-0001",
      ageGroup: "65+",
      clientGroup: "Mental health support",
      weeklyFromPence: 30_000,
      weeklyToPence: 39_999,
    },
  });
  return { area, practitioner, person };
}

test("gives name, budget, both pots, the planning money and one audit row", async () => {
  const { practitioner, person } = await council();
  const result = await makePersonLive(practitioner, person.id, MakeLiveForm.parse(answers()), 18_000);
  expect(result.ok).toBe(true);
  const after = await db().prisma.person.findUniqueOrThrow({
    where: { id: person.id },
    include: { pots: true, budgets: true },
  });
  expect(after).toMatchObject({ firstName: "Nell", postcode: "SO17 1BJ", weeklyFromPence: 30_000 });
  expect(after.addressLines).toEqual(["1 Heath Road", "Southampton"]);
  expect(after.liveAt).not.toBeNull();
  expect(after.budgets).toHaveLength(1);
  expect(after.budgets[0]).toMatchObject({ weeklyPence: 31_000, status: "indicative" });
  const planning = after.pots.find((pot) => pot.kind === "support_planning");
  const care = after.pots.find((pot) => pot.kind === "care");
  expect(planning).toMatchObject({ authorisedTier: "medium", fundingRoute: "council_held" });
  expect(care?.fundingRoute).toBe("direct_payment");
  expect(await balance(db().prisma, planning?.availableAccountId ?? 0n)).toBe(18_000);
  expect(await balance(db().prisma, care?.availableAccountId ?? 0n)).toBe(0);
  const audited = await db().prisma.auditEvent.findMany({ where: { personId: person.id } });
  expect(audited.map((row) => row.action)).toEqual(["person.made-live"]);
  expect(JSON.stringify(audited[0]?.detail)).not.toMatch(/Nell|Dean|nell@/);
});

test("the same form twice at once makes one budget", async () => {
  const { practitioner, person } = await council();
  const form = MakeLiveForm.parse(answers());
  const results = await Promise.all(
    Array.from({ length: 6 }, () => makePersonLive(practitioner, person.id, form, 18_000)),
  );
  expect(new Set(results.map((result) => (result.ok ? result.value.budgetId : "refused"))).size).toBe(1);
  expect(results.every((result) => result.ok)).toBe(true);
  expect(await db().prisma.budget.count({ where: { personId: person.id } })).toBe(1);
  expect(await db().prisma.pot.count({ where: { personId: person.id } })).toBe(2);
});

test("two different forms at once: one wins, the other is told", async () => {
  const { practitioner, person } = await council();
  const results = await Promise.all(
    [0, 1].map(() => makePersonLive(practitioner, person.id, MakeLiveForm.parse(answers()), 18_000)),
  );
  expect(results.map((result) => (result.ok ? "ok" : result.refusal.code)).sort()).toEqual([
    "already-live",
    "ok",
  ]);
});

test("a person of another area is not found and nothing changes", async () => {
  const { person } = await council();
  const { practitioner: stranger } = await council();
  const result = await makePersonLive(stranger, person.id, MakeLiveForm.parse(answers()), 18_000);
  expect(result).toMatchObject({ ok: false, refusal: { code: "not-found" } });
  expect((await db().prisma.person.findUniqueOrThrow({ where: { id: person.id } })).liveAt).toBeNull();
});

test("a fee that changed since it was shown is refused", async () => {
  const { area, practitioner, person } = await council();
  await db().prisma.areaTier.create({
    data: {
      areaId: area.id,
      tier: "medium",
      hours: 10,
      feePence: 19_000,
      validFrom: new Date("2026-04-01"),
      source: "a test",
    },
  });
  const result = await makePersonLive(practitioner, person.id, MakeLiveForm.parse(answers()), 18_000);
  expect(result).toMatchObject({ ok: false, refusal: { code: "fee-changed" } });
  expect(await db().prisma.budget.count({ where: { personId: person.id } })).toBe(0);
});

test.each([
  "-1",
  "1e9",
  "18.005",
  "NaN",
  "١٨٠",
  "0",
  "",
  "10001",
  "99999999999",
  "0x10",
  "1 000",
  "Infinity",
])("a weekly amount of %j is refused with what to enter", (weekly) => {
  const parsed = MakeLiveForm.safeParse(answers({ weekly }));
  expect(parsed.success).toBe(false);
  expect(parsed.error?.issues[0]?.message).toMatch(/in pounds, for example 310/);
});

test.each([
  [{ contactBy: "email", email: "" }, "email"],
  [{ contactBy: "text", phone: "" }, "phone"],
  [{ contactBy: "letter", address: "" }, "address"],
  [{ contactBy: "letter", postcode: "" }, "postcode"],
  [{ periodTo: { day: "1", month: "4", year: "2026" } }, "periodTo"],
  [{ periodTo: { day: "31", month: "2", year: "2027" } }, "periodTo"],
  [{ periodTo: { day: "1", month: "4", year: "2036" } }, "periodTo"],
  [{ postcode: "SO17" }, "postcode"],
  [{ tier: "huge" }, "tier"],
])("%j is refused at its own field", (more, field) => {
  const parsed = MakeLiveForm.safeParse(answers(more));
  expect(parsed.error?.issues[0]?.path[0]).toBe(field);
});

test("somebody not in a caseload is added once, with the next reference, however often the form is sent", async () => {
  const { area, practitioner } = await council();
  const form = NewPersonForm.parse(answers({ ageGroup: "65+", clientGroup: "Mental health support" }));
  const results = await Promise.all(Array.from({ length: 5 }, () => addPerson(practitioner, form)));
  expect(new Set(results.map((result) => (result.ok ? result.value.reference : "")))).toEqual(
    new Set(["P-0002"]),
  );
  expect(await db().prisma.person.count({ where: { areaId: area.id } })).toBe(2);
  const others = await Promise.all(
    Array.from({ length: 5 }, () => addPerson(practitioner, { ...form, submissionKey: randomUUID() })),
  );
  expect(others.map((result) => (result.ok ? result.value.reference : "")).sort()).toEqual([
    "P-0003",
    "P-0004",
    "P-0005",
    "P-0006",
    "P-0007",
  ]);
});

test("where planning is charged within the package nothing is put in for it, and the tier is authorised all the same", async () => {
  const { area, practitioner, person } = await council();
  const commissioner = areaAccessOf(await makeAccount("commissioner", area.id), area);
  const changed = await changeSetting(commissioner, "fee-source", {
    value: "within",
    legalBasis: "Counsel's advice of 3 March 2027 on section 26 of the Care Act",
    from: dayOf(new Date()),
    reason: "Cabinet",
    seen: 0,
    submissionKey: randomUUID(),
  });
  expect(changed.ok).toBe(true);
  const form = MakeLiveForm.parse(answers({ tier: "high" }));
  // Drawn before the rule changed: refused, since it said that the council puts money in
  expect(await makePersonLive(practitioner, person.id, form, 32_000)).toMatchObject({
    ok: false,
    refusal: { code: "source-changed" },
  });
  expect(await makePersonLive(practitioner, person.id, form, 32_000, "within")).toMatchObject({ ok: true });
  const pots = await db().prisma.pot.findMany({ where: { personId: person.id } });
  expect(pots.map(({ kind, authorisedTier }) => [kind, authorisedTier]).sort()).toEqual([
    ["care", null],
    ["support_planning", "high"],
  ]);
  for (const pot of pots) expect(await balance(db().prisma, pot.availableAccountId)).toBe(0);
  expect(await findPlanningPot(person.id)).toMatchObject({ kind: "care", authorisedTier: "high" });
});

test("the same form with another amount is refused in words, and one budget is there", async () => {
  const { practitioner, person } = await council();
  const sent = answers();
  expect(await makePersonLive(practitioner, person.id, MakeLiveForm.parse(sent), 18_000)).toMatchObject({
    ok: true,
  });
  const other = MakeLiveForm.parse({ ...sent, weekly: "3100" });
  expect(await makePersonLive(practitioner, person.id, other, 18_000)).toMatchObject({
    ok: false,
    refusal: { code: "sent-before" },
  });
  expect(await db().prisma.budget.count({ where: { personId: person.id } })).toBe(1);
});
