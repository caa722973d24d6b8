import { bandWords } from "#app/domain/people/band-rules.ts";
import type { PersonRecord } from "#app/domain/people/find-person-record.server.ts";
import { CONTACT_WORDS, informationNeedWords } from "#app/domain/people/person-words.ts";
import { momentWords, shortDay } from "#app/lib/dates.ts";
import { list } from "#app/lib/words.ts";

type Fact = { label: string; value: string };
type Person = PersonRecord["person"];
const day = (date: Date | null) => (date ? shortDay(date) : "Not known");

/** What the council knows of somebody without their having said it. */
export const knownFacts = (person: Person): Fact[] => [
  { label: "Reference", value: person.reference },
  { label: "Age group", value: person.ageGroup ?? "Not known" },
  { label: "Client group", value: person.clientGroup ?? "Not known" },
  {
    label: "Weekly cost, as published",
    value:
      person.weeklyFromPence === null
        ? "None: not from a published caseload"
        : `${bandWords({ weeklyFromPence: person.weeklyFromPence, weeklyToPence: person.weeklyToPence })}. The exact amount was not published.`,
  },
  ...(person.cohortImport
    ? [
        {
          label: "Came from",
          value: `${person.cohortImport.fileName}, imported ${momentWords(person.cohortImport.importedAt)}`,
        },
      ]
    : []),
];

/** How to reach somebody who is known by name; nothing for others. */
export const contactFacts = (person: Person): Fact[] =>
  person.firstName
    ? [
        { label: "Date of birth", value: day(person.dateOfBirth) },
        { label: "Phone", value: person.phone ?? "None" },
        { label: "Email", value: person.email ?? "None" },
        {
          label: "Address",
          value: [...person.addressLines, person.postcode ?? ""].filter(Boolean).join("\n") || "Not known",
        },
        {
          label: "Needs information",
          value:
            person.informationNeeds.length > 0
              ? list(person.informationNeeds.map(informationNeedWords))
              : "In ordinary print",
        },
        { label: "Language", value: person.language },
        { label: "Get in touch by", value: CONTACT_WORDS[person.contactBy] },
        {
          label: "Has an account",
          value: person.accountId ? "Yes" : "No: helped by phone, letter or in person",
        },
      ]
    : [];
