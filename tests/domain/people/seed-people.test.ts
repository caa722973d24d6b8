import { expect, test } from "vitest";
import { db } from "#app/db.server.ts";
import { createArea } from "#app/domain/commissioning/create-area.server.ts";
import { balance } from "#app/domain/ledger/ledger.server.ts";
import { seedBudgetManager } from "#seed/budget-manager.ts";
import { seedAccounts } from "#seed/accounts.ts";
import { EMPLOYERS, seedEmployers } from "#seed/employers.ts";
import { seedPeople } from "#seed/people.ts";
import { makeRandom } from "#seed/random.ts";
import { makeArea } from "#tests/factories/area.ts";

test("the demonstration's people, and 60 employers with direct payments", async () => {
  const area = await createArea(db().prisma, {
    slug: "somewhere",
    name: "Somewhere",
    councilName: "Somewhere Council",
    phone: "01632 960 001",
    phoneHours: "Monday to Friday, 9 to 5",
  });
  const caseloadArea = await makeArea();
  const accounts = await seedAccounts(area.id, caseloadArea.id);
  await seedBudgetManager(area, accounts["budget-manager"]);
  const people = await seedPeople(area, accounts);
  await seedEmployers({ area, caseloadArea, accounts, people, random: makeRandom(2026) });

  expect(people.sam.accountId).toBe(accounts.person.id);
  const pot = await db().prisma.pot.findFirstOrThrow({
    where: { personId: people.sam.id, kind: "support_planning" },
    include: { budget: true },
  });
  expect(pot.fundingRoute).toBe("council_held");
  expect(await balance(db().prisma, pot.availableAccountId)).toBe(32_000);
  expect(pot.budget.weeklyPence).toBe(31_000);
  expect(people.margaret.selfFunder).toBe(true);
  expect(people.asha).toMatchObject({
    accountId: null,
    email: null,
    contactBy: "letter",
    informationNeeds: ["large-print"],
  });

  const employers = await db().prisma.person.findMany({
    where: { areaId: area.id, employsAssistants: true },
    include: { pots: true },
  });
  expect(employers).toHaveLength(EMPLOYERS);
  expect(new Set(employers.map((person) => `${person.firstName ?? ""} ${person.lastName ?? ""}`)).size).toBe(
    EMPLOYERS,
  );
  for (const person of employers) {
    expect(person.pots.find((each) => each.kind === "care")?.fundingRoute).toBe("direct_payment");
    expect(person.postcode).toMatch(/^SO1[4-9] /);
  }
});
