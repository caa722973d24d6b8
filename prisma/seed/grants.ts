import type { AreaAccess } from "#app/domain/access/access.ts";
import type { GrantChoices } from "#app/domain/assisted-access/grant-form.ts";
import { lastDay } from "#app/domain/assisted-access/grant-recording-rules.ts";
import { recordGrant } from "#app/domain/assisted-access/record-grant.server.ts";
import { db } from "#app/db.server.ts";
import { now } from "#app/lib/clock.ts";
import { dayOf } from "#app/lib/dates.ts";
import type { Seed } from "#seed/context.ts";
import { practitionerOf, seedPerson } from "#seed/people.ts";

const ADDRESS = "4 Canute Place\nSouthampton\nSO14 0AA";

/** Tariq's sister manages for him, and an advocate speaks with Joyce. The core service begins with no permission at all. */
export async function seedGrants({ area, accounts, people }: Seed): Promise<void> {
  await db().prisma.area.update({ where: { id: area.id }, data: { postalAddress: ADDRESS } });
  const joyce = await seedPerson(
    practitionerOf(accounts.practitioner, area),
    {
      name: ["Joyce", "Pearce"],
      born: ["19", "1", "1945"],
      phone: "01632 960 105",
      address: "2 Orchard Court\nBitterne\nSouthampton",
      postcode: "SO18 5AB",
      contactBy: "letter",
      ageGroup: "65+",
      clientGroup: "Memory and cognition support",
    },
    9001,
    { weekly: "380", tier: "medium", careRoute: "council_held" },
  );
  const worker: AreaAccess = {
    ...practitionerOf(accounts.core, area),
    actor: { ...practitionerOf(accounts.core, area).actor, role: "core_worker" },
  };
  const record = async (
    personId: string,
    choices: Omit<GrantChoices, "until">,
    told: { document: string; decidedBy: string },
    number: number,
  ) => {
    const result = await recordGrant(
      worker,
      personId,
      { ...choices, until: lastDay(dayOf(now())) },
      { ...told, submissionKey: `00000000-0000-4000-8000-0000000070${String(number).padStart(2, "0")}` },
    );
    if (!result.ok) throw new Error(result.refusal.words);
  };
  await record(
    people.tariq.id,
    {
      basis: "nominated",
      holderAccountId: accounts.representative.id,
      scopes: ["search_and_advice", "engage_planners", "hire", "hours_and_pay", "money"],
    },
    {
      document: "Nomination form signed by Tariq Nair, the original, seen at his home",
      decidedBy: "Tariq Nair",
    },
    1,
  );
  await record(
    joyce.id,
    { basis: "advocate", holderAccountId: accounts.advocate.id, scopes: ["search_and_advice"] },
    {
      document: "The council's letter that appoints an independent advocate, the original",
      decidedBy: "Southampton City Council (demonstration)",
    },
    2,
  );
}
