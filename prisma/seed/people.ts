import type { AreaAccess } from "#app/domain/access/access.ts";
import { addPerson } from "#app/domain/people/add-person.server.ts";
import { makePersonLive } from "#app/domain/people/make-person-live.server.ts";
import { MakeLiveForm, NewPersonForm } from "#app/domain/people/person-form.ts";
import { db } from "#app/db.server.ts";
import type { Person } from "#app/generated/prisma/client.ts";
import type { Tier } from "#app/generated/prisma/enums.ts";
import type { Result } from "#app/lib/result.ts";
import type { DemonstrationName, SeededAccount } from "#seed/accounts.ts";

type Area = { id: string; slug: string; name: string };
type Accounts = Record<DemonstrationName, SeededAccount>;
export type SeededPeople = { sam: Person; margaret: Person; asha: Person; tariq: Person };

/** A demonstration practitioner at work in an area. */
export const practitionerOf = (account: SeededAccount, area: Area): AreaAccess => ({
  actor: {
    accountId: account.id,
    name: account.name,
    role: "practitioner",
    roleId: account.role.id,
    areaId: area.id,
    agencyId: null,
    sessionId: "seed",
  },
  subject: null,
  grant: null,
  requestId: "system:seed",
  formToken: "",
  area,
});

export type SeedPerson = {
  name: [first: string, last: string];
  born?: [day: string, month: string, year: string];
  phone?: string;
  email?: string;
  address: string;
  postcode: string;
  needs?: string[];
  language?: string;
  contactBy: "email" | "text" | "letter";
  ageGroup: string;
  clientGroup: string;
};
type Live = { weekly: string; tier: Tier; careRoute: string };

const must = <T>(result: Result<T>): T => {
  if (!result.ok) throw new Error(result.refusal.words);
  return result.value;
};
/** The same key every time for the same person: the demonstration is deterministic. */
const key = (number: number): string => `00000000-0000-4000-8000-${String(number).padStart(12, "0")}`;

/** Adds a person as a practitioner would and, with a budget, makes them live. */
export async function seedPerson(practitioner: AreaAccess, who: SeedPerson, number: number, live?: Live) {
  const contact = {
    firstName: who.name[0],
    lastName: who.name[1],
    dateOfBirth: who.born && { day: who.born[0], month: who.born[1], year: who.born[2] },
    phone: who.phone,
    email: who.email,
    address: who.address,
    postcode: who.postcode,
    informationNeeds: who.needs,
    language: who.language,
    contactBy: who.contactBy,
  };
  const { id } = must(
    await addPerson(
      practitioner,
      NewPersonForm.parse({
        ...contact,
        ageGroup: who.ageGroup,
        clientGroup: who.clientGroup,
        submissionKey: key(number),
      }),
    ),
  );
  if (live) {
    const fees = { low: 10_000, medium: 18_000, high: 32_000 };
    const form = MakeLiveForm.parse({
      ...contact,
      ...live,
      periodFrom: { day: "1", month: "4", year: "2026" },
      periodTo: { day: "31", month: "3", year: "2027" },
      contribution: "gross",
      submissionKey: key(number),
    });
    must(await makePersonLive(practitioner, id, form, fees[live.tier]));
  }
  return db().prisma.person.findUniqueOrThrow({ where: { id } });
}

/** The people whom the demonstration is about. */
export async function seedPeople(area: Area, accounts: Accounts): Promise<SeededPeople> {
  const practitioner = practitionerOf(accounts.practitioner, area);
  const sam = await seedPerson(
    practitioner,
    {
      name: ["Sam", "Okafor"],
      born: ["14", "3", "1983"],
      phone: "01632 960 101",
      email: accounts.person.email,
      address: "Flat 4, 22 Alder Walk\nPortswood\nSouthampton",
      postcode: "SO17 2AB",
      contactBy: "email",
      ageGroup: "40-64",
      clientGroup: "Physical support: personal care",
    },
    1,
    { weekly: "310", tier: "high", careRoute: "direct_payment" },
  );
  const margaret = await seedPerson(
    practitioner,
    {
      name: ["Margaret", "Hale"],
      born: ["2", "9", "1948"],
      phone: "01632 960 102",
      email: accounts["self-funder"].email,
      address: "9 Harbour Rise\nWoolston\nSouthampton",
      postcode: "SO19 9AB",
      contactBy: "email",
      ageGroup: "65+",
      clientGroup: "Physical support: access and mobility",
    },
    2,
  );
  const asha = await seedPerson(
    practitioner,
    {
      name: ["Asha", "Begum"],
      born: ["27", "11", "1952"],
      phone: "01632 960 103",
      address: "31 Mulberry Street\nSt Mary's\nSouthampton",
      postcode: "SO14 3AB",
      needs: ["large-print"],
      contactBy: "letter",
      ageGroup: "65+",
      clientGroup: "Sensory support: visual",
    },
    3,
    { weekly: "245.50", tier: "medium", careRoute: "council_held" },
  );
  const tariq = await seedPerson(
    practitioner,
    {
      name: ["Tariq", "Nair"],
      born: ["8", "6", "2001"],
      phone: "01632 960 104",
      address: "17 Lindway Gardens\nShirley\nSouthampton",
      postcode: "SO15 5AB",
      needs: ["easy-read"],
      contactBy: "letter",
      ageGroup: "18-39",
      clientGroup: "Learning disability support",
    },
    4,
    { weekly: "420", tier: "medium", careRoute: "third_party" },
  );
  return {
    sam: await db().prisma.person.update({
      where: { id: sam.id },
      data: { accountId: accounts.person.id },
    }),
    margaret: await db().prisma.person.update({
      where: { id: margaret.id },
      data: { accountId: accounts["self-funder"].id, selfFunder: true, liveAt: new Date() },
    }),
    asha,
    tariq,
  };
}
