import { db } from "#app/db.server.ts";
import { practitionerOf, seedPerson } from "#seed/people.ts";
import type { Seed } from "#seed/context.ts";

const FIRST =
  "Amina Beth Carl Dorothy Edwin Farah George Hannah Ivan Joyce Kwame Lucy Mohammed Nadia Owen Pauline Quentin Ruth Stefan Tessa Umar Violet Walter Xenia Yusuf Zofia Alan Bronwen Chidi Della".split(
    " ",
  );
const LAST =
  "Abbott Bakare Chowdhury Dunn Ellis Fernandes Gill Hobbs Iqbal Jarvis Kaminski Lowe Mensah Nolan Osborne Patel Quinn Rowe Singh Tully Underwood Vance Wicks Yates Zaman".split(
    " ",
  );
const STREETS =
  "Alder Walk|Beacon Close|Cedar Lane|Dockside Way|Elm Terrace|Ferry Street|Garland Road|Heron Court|Ivy Bank|Juniper Road|Kestrel Close|Linden Avenue|Meadow View|North Parade|Orchard Place|Park Mews".split(
    "|",
  );
const PLACES = [
  ["SO14", "St Mary's"],
  ["SO15", "Freemantle"],
  ["SO16", "Lordshill"],
  ["SO17", "Portswood"],
  ["SO18", "Bitterne"],
  ["SO19", "Sholing"],
] as const;
const GROUPS = [
  ["Physical support: personal care", 12_500, 52_000],
  ["Physical support: personal care", 9_000, 38_000],
  ["Learning disability support", 15_000, 74_000],
  ["Mental health support", 8_000, 29_000],
  ["Physical support: access and mobility", 7_500, 24_000],
  ["Sensory support: visual", 8_000, 26_000],
  ["Memory and cognition support", 18_000, 61_000],
] as const;
const NEEDS = [
  [],
  [],
  [],
  ["large-print"],
  ["easy-read"],
  ["bsl"],
  ["audio"],
  ["text-relay"],
  ["large-print", "audio"],
];
const AGES = [
  ["18-39", 1988, 2007],
  ["40-64", 1963, 1985],
  ["65+", 1936, 1960],
] as const;
export const EMPLOYERS = 60;

/** Invented people of Southampton who take their care money as a direct payment and employ assistants with it. */
export async function seedEmployers({ area, accounts, random }: Seed): Promise<void> {
  const practitioner = practitionerOf(accounts.practitioner, area);
  const ids: string[] = [];
  for (let i = 0; i < EMPLOYERS; i++) {
    const first = FIRST[i % FIRST.length] ?? "";
    const last = LAST[(i * 7 + Math.floor(i / 25)) % LAST.length] ?? "";
    const [outcode, district] = random.pick(PLACES);
    const [ageGroup, oldest, youngest] = random.pick(AGES);
    const [clientGroup, least, most] = random.pick(GROUPS);
    const contactBy = random.pick(["email", "text", "letter", "letter"] as const);
    const translated = random.chance(0.06);
    const person = await seedPerson(
      practitioner,
      {
        name: [first, last],
        born: [
          String(random.whole(1, 28)),
          String(random.whole(1, 12)),
          String(random.whole(oldest, youngest)),
        ],
        phone: `01632 960 ${String(200 + i)}`,
        ...(contactBy === "email" || random.chance(0.4)
          ? { email: `${first}.${last}${i}@people.example`.toLowerCase() }
          : {}),
        address: `${random.whole(1, 120)} ${random.pick(STREETS)}\n${district}\nSouthampton`,
        postcode: `${outcode} ${random.whole(1, 9)}${random.pick(["AB", "DE", "GH", "LN", "PQ", "TW"])}`,
        needs: translated ? ["translated"] : random.pick(NEEDS),
        ...(translated ? { language: random.pick(["Polish", "Bengali", "Punjabi"]) } : {}),
        contactBy,
        ageGroup,
        clientGroup,
      },
      100 + i,
      {
        weekly: String(Math.round(random.whole(least, most) / 500) * 5),
        tier: random.chance(0.1) ? "high" : random.chance(0.15) ? "low" : "medium",
        careRoute: "direct_payment",
      },
    );
    ids.push(person.id);
  }
  await db().prisma.person.updateMany({ where: { id: { in: ids } }, data: { employsAssistants: true } });
}
