import { db } from "#app/db.server.ts";
import { now } from "#app/lib/clock.ts";
import type { Seed } from "#seed/context.ts";
import { practitionerOf, seedPerson } from "#seed/people.ts";

/** Ruth has a figure from the council, an account of her own, and no plan yet: with her a plan begins from nothing. */
export async function seedNewcomer({ area, accounts }: Seed): Promise<void> {
  const { passwordHash } = await db().prisma.account.findUniqueOrThrow({ where: { id: accounts.person.id } });
  const account = await db().prisma.account.create({
    data: {
      email: "newcomer@demo.example",
      name: "Ruth Adeyemi",
      passwordHash,
      confirmedAt: now(),
      roles: { create: { role: "person", areaId: area.id } },
    },
  });
  const ruth = await seedPerson(
    practitionerOf(accounts.practitioner, area),
    {
      name: ["Ruth", "Adeyemi"],
      born: ["3", "10", "1971"],
      phone: "01632 960 108",
      email: account.email,
      address: "8 Kingfisher Close\nLordshill\nSouthampton",
      postcode: "SO16 8AB",
      contactBy: "email",
      ageGroup: "40-64",
      clientGroup: "Physical support: personal care",
    },
    9004,
    { weekly: "310", tier: "medium", careRoute: "direct_payment" },
  );
  await db().prisma.person.update({ where: { id: ruth.id }, data: { accountId: account.id } });
}
