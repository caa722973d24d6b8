import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { choicesQuery, GrantChoicesForm, readChoices } from "#app/domain/assisted-access/grant-form.ts";
import {
  consentScript,
  dayAllowed,
  endOf,
  lastDay,
  scopesOf,
} from "#app/domain/assisted-access/grant-recording-rules.ts";
import { recordGrant } from "#app/domain/assisted-access/record-grant.server.ts";
import { db } from "#app/db.server.ts";
import { GrantBasis, GrantScope } from "#app/generated/prisma/enums.ts";
import { setNow } from "#app/lib/clock.ts";
import { addDays, dayOf, isoDay, parseDay } from "#app/lib/dates.ts";
import { areaAccessOf, makeAccount } from "#tests/factories/account.ts";
import { makeArea } from "#tests/factories/area.ts";
import { makePerson } from "#tests/factories/person.ts";

const day = (words: string) => parseDay(words) as Date;
const today = () => dayOf(new Date());
const KEY = () => crypto.randomUUID();

describe("how far an authority reaches", () => {
  test("an attorney for money decides nothing about care, one for health nothing about money", () => {
    expect(scopesOf("attorney_finance")).toEqual(["search_and_advice", "hours_and_pay", "money"]);
    expect(scopesOf("attorney_health")).toEqual(["search_and_advice", "engage_planners", "hire"]);
  });
  test("an advocate speaks and never decides", () => {
    expect(scopesOf("advocate")).toEqual(["search_and_advice"]);
  });
  test.each(Object.values(GrantBasis))("%s always covers looking things up", (basis) => {
    expect(scopesOf(basis)).toContain("search_and_advice");
  });
});

describe("how long a permission lasts", () => {
  test("from today to a year less a day, and through the whole of its last day in London", () => {
    const from = day("2026-11-22");
    expect(isoDay(lastDay(from))).toBe("2027-11-21");
    expect(dayAllowed(from, from)).toBe(true);
    expect(dayAllowed(addDays(from, -1), from)).toBe(false);
    expect(dayAllowed(day("2027-11-22"), from)).toBe(false);
    expect(endOf(day("2026-07-01")).toISOString()).toBe("2026-07-01T23:00:00.000Z");
    expect(endOf(day("2026-12-01")).toISOString()).toBe("2026-12-02T00:00:00.000Z");
  });
  test("never more than a year and a day, whatever the day", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 5000 }), (n) => {
        const from = addDays(day("2024-01-01"), n);
        const days = (lastDay(from).getTime() - from.getTime()) / 86_400_000;
        expect(days).toBeGreaterThanOrEqual(364);
        expect(days).toBeLessThanOrEqual(365);
      }),
    );
  });
});

test("the words read out name the worker, each thing allowed, the last day and how to stop it", () => {
  const words = consentScript({
    workerName: "Jo Worker",
    areaName: "Southampton",
    personName: "Asha Begum",
    scopes: ["search_and_advice", "engage_planners"],
    until: day("2026-11-22"),
    phone: "01632 960 001",
  });
  for (const part of ["Jo Worker", "Asha Begum", "look things up", "support planner", "01632 960 001"])
    expect(words).toContain(part);
  expect(words).toContain("until the end of Sunday 22 November 2026");
  expect(words).toContain("You can say no");
});

describe("the form", () => {
  const form = { basis: "consent", holder: "me", scopes: "engage_planners", until: "today" };
  const problems = (change: object) => {
    const parsed = GrantChoicesForm.safeParse({ ...form, ...change });
    return parsed.success ? [] : parsed.error.issues.map((issue) => issue.path[0]);
  };
  test("takes one scope or several, for today", () => {
    expect(problems({})).toEqual([]);
    expect(problems({ scopes: ["engage_planners", "money"] })).toEqual([]);
  });
  test.each([
    [{ scopes: [] }, "scopes"],
    [{ basis: "attorney_finance", scopes: "engage_planners" }, "scopes"],
    [{ basis: "attorney_health", scopes: "money" }, "scopes"],
    [{ basis: "advocate", holder: "them", holderEmail: "a@b.example", scopes: "hire" }, "scopes"],
    [{ basis: "advocate", scopes: "search_and_advice" }, "holder"],
    [{ holder: "them", holderEmail: "a@b.example" }, "holder"],
    [{ basis: "nominated", holder: "them" }, "holderEmail"],
    [{ until: "date" }, "untilDate"],
    [{ until: "date", untilDate: { day: "31", month: "2", year: "2027" } }, "untilDate"],
    [{ until: "date", untilDate: { day: "1", month: "1", year: "2020" } }, "untilDate"],
    [{ until: "date", untilDate: { day: "1", month: "1", year: "2099" } }, "untilDate"],
  ])("refuses %o at %s", (change, field) => {
    expect(problems(change)).toEqual([field]);
  });
  test("carries its choices to the second page, which takes nothing that goes further", () => {
    const choices = {
      basis: "consent" as const,
      holderAccountId: KEY(),
      scopes: [GrantScope.hire, GrantScope.money],
      until: today(),
    };
    expect(readChoices(new URLSearchParams(choicesQuery(choices)))).toEqual(choices);
    const wider = new URLSearchParams(choicesQuery({ ...choices, basis: "attorney_health" }));
    expect(readChoices(wider)).toBeNull();
    expect(readChoices(new URLSearchParams("basis=consent"))).toBeNull();
  });
});

describe("recording", () => {
  async function scene() {
    const area = await makeArea();
    const { person, account } = await makePerson(area.id);
    const worker = await makeAccount("core_worker", area.id, "Jo Worker");
    const access = areaAccessOf(worker, area);
    const choices = {
      basis: "consent" as const,
      holderAccountId: worker.id,
      scopes: [GrantScope.engage_planners],
      until: today(),
    };
    const consent = { given: "voice" as const, words: "Yes, go on.", submissionKey: KEY() };
    return { area, person, account, worker, access, choices, consent };
  }
  test("keeps the script as it was read, their words, who decided, for what and until when", async () => {
    const { access, person, choices, consent, worker } = await scene();
    expect((await recordGrant(access, person.id, choices, consent)).ok).toBe(true);
    const grant = await db().prisma.accessGrant.findFirstOrThrow({ where: { personId: person.id } });
    expect(grant).toMatchObject({
      holderAccountId: worker.id,
      decidedBy: "Asha Test",
      givenWords: "Yes, go on.",
      given: "voice",
      scopes: ["engage_planners"],
      validUntil: endOf(today()),
    });
    expect(grant.script).toContain("Asha Test, my name is Jo Worker");
    const event = await db().prisma.auditEvent.findFirstOrThrow({
      where: { personId: person.id, action: "grant.recorded" },
    });
    expect(JSON.stringify(event.detail)).not.toContain("Asha");
  });
  test("the same form twice, at once or after, records one", async () => {
    const { access, person, choices, consent } = await scene();
    await Promise.all([1, 2].map(() => recordGrant(access, person.id, choices, consent)));
    await recordGrant(access, person.id, choices, consent);
    expect(await db().prisma.accessGrant.count({ where: { personId: person.id } })).toBe(1);
  });
  test("for oneself, outside the area, for a colleague or without the right account is refused", async () => {
    const { access, person, choices, consent, area, worker, account } = await scene();
    const far = await makePerson((await makeArea()).id);
    const colleague = await makeAccount("core_worker", area.id);
    const paper = { document: "A form", decidedBy: "Asha", submissionKey: KEY() };
    const answers = [
      await recordGrant(access, far.person.id, choices, consent),
      await recordGrant(access, person.id, { ...choices, holderAccountId: colleague.id }, consent),
      await recordGrant(access, person.id, { ...choices, holderAccountId: account.id }, consent),
      await recordGrant(
        access,
        person.id,
        { ...choices, basis: "advocate", scopes: ["search_and_advice"] },
        paper,
      ),
      await recordGrant(access, person.id, choices, paper),
      await recordGrant(access, person.id, { ...choices, until: addDays(today(), 400) }, consent),
    ];
    await db().prisma.person.update({ where: { id: person.id }, data: { accountId: worker.id } });
    answers.push(await recordGrant(access, person.id, choices, consent));
    expect(answers.map((answer) => (answer.ok ? "recorded" : answer.refusal.code))).toEqual([
      "not-found",
      "holder",
      "oneself",
      "holder",
      "changed",
      "changed",
      "oneself",
    ]);
    expect(await db().prisma.accessGrant.count({ where: { personId: person.id } })).toBe(0);
  });
  test("for a representative, after a document was seen, tells the person", async () => {
    const { access, person, area } = await scene();
    setNow(new Date());
    const representative = await makeAccount("representative", area.id, "Rana");
    const result = await recordGrant(
      access,
      person.id,
      {
        basis: "nominated",
        holderAccountId: representative.id,
        scopes: ["money"],
        until: lastDay(today()),
      },
      { document: "Form of today", decidedBy: "Asha Test", submissionKey: KEY() },
    );
    expect(result.ok).toBe(true);
    const told = await db().prisma.notification.findFirstOrThrow({ where: { personId: person.id } });
    expect(told.body).toContain("Rana may act for you until the end of");
  });
});
