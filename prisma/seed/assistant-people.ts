import { SKILLS } from "#app/domain/assistants/vocabulary.ts";
import type { EmploymentWay, Gender, LivedExperience } from "#app/generated/prisma/enums.ts";
import { now } from "#app/lib/clock.ts";
import { addDays, dayOf } from "#app/lib/dates.ts";
import { DAYS, hoursOfSlots, slotOf, type DayPart, type Slot, type WeekDay } from "#app/lib/week.ts";
import type { Random } from "#seed/random.ts";

export type SeededAssistant = {
  firstName: string;
  lastName: string;
  gender: Gender;
  languages: string[];
  headline: string;
  about: string;
  skills: string[];
  availableHours: number[];
  startsFrom: Date | null;
  where: { postcode: string; travelMiles: number; drives: boolean };
  pay: { hourlyRate: number; employment: EmploymentWay[]; howIWork: string };
  lived: { livedExperience: LivedExperience[]; livedExperienceWords: string; consent: boolean } | null;
  declared: string[];
};
const WEEKDAYS = DAYS.slice(0, 5);
const slots = (days: readonly WeekDay[], ...parts: DayPart[]): Slot[] =>
  days.flatMap((day) => parts.map((part) => slotOf(day, part)));

export const LENA: SeededAssistant = {
  firstName: "Lena",
  lastName: "Kowalska",
  gender: "woman",
  languages: ["english", "polish"],
  headline: "I help people to start the day well, at their own pace and in their own way.",
  about:
    "I have been a personal assistant for nine years. Before that I looked after my grandmother. I like mornings, I am used to hoists, and I do not rush anybody.\n\nOn my days off I swim and grow far too many tomatoes.",
  skills: [
    "personal-care",
    "moving-and-handling",
    "medication",
    "epilepsy",
    "cooking",
    "driving",
    "going-out",
  ],
  // Weekday mornings, Saturday evenings, and school hours on two afternoons
  availableHours: [
    ...hoursOfSlots([...slots(WEEKDAYS, "morning"), "sat-evening"]),
    ...[36, 37, 38, 84, 85, 86],
  ].sort((a, b) => a - b),
  startsFrom: null,
  where: { postcode: "SO17", travelMiles: 6, drives: true },
  pay: {
    hourlyRate: 1650,
    employment: ["employed", "self_employed"],
    howIWork: "I like to meet first and to agree a routine in writing. I am happy around dogs and cats.",
  },
  lived: {
    livedExperience: ["family_carer"],
    livedExperienceWords:
      "I cared for my grandmother for six years. I know how it is when the person who should come does not come.",
    consent: true,
  },
  declared: ["enhanced-dbs", "right-to-work", "two-references", "moving-training", "business-insurance"],
};

/** First name, last name, gender, languages beside English. */
const NAMES: readonly (readonly [string, string, Gender, ...string[]])[] = [
  ["Grace", "Adeyemi", "woman", "yoruba"],
  ["Piotr", "Nowak", "man", "polish"],
  ["Jasmeen", "Gill", "woman", "punjabi", "hindi"],
  ["Callum", "Whitcombe", "man"],
  ["Fatima", "Rahman", "woman", "bengali"],
  ["Sunita", "Thomas", "woman", "malayalam"],
  ["Daniel", "Osei", "man"],
  ["Ana", "Popescu", "woman", "romanian"],
  ["Tendai", "Moyo", "woman", "shona"],
  ["Kieran", "Doyle", "man", "bsl"],
  ["Zahra", "Ahmadi", "woman", "dari", "pashto"],
  ["Mei", "Lau", "woman", "cantonese"],
  ["Robin", "Hartley", "non_binary"],
  ["Oksana", "Melnyk", "woman", "ukrainian", "russian"],
  ["Marlon", "Baptiste", "man"],
  ["Harpreet", "Sandhu", "man", "punjabi"],
  ["Ruta", "Petraite", "woman", "lithuanian"],
  ["Bridget", "Foley", "woman"],
  ["Hamid", "Karimi", "man", "farsi"],
  ["Lucia", "Ferreira", "woman", "portuguese", "spanish"],
  ["Yusuf", "Abdi", "man", "somali", "arabic"],
  ["Carol", "Pritchard", "woman"],
  ["Chinedu", "Eze", "man"],
  ["Anjali", "Desai", "woman", "gujarati", "hindi"],
  ["Stephen", "Mould", "man"],
  ["Marisol", "Santos", "woman", "tagalog"],
  ["Elif", "Demir", "woman", "turkish", "kurdish"],
  ["Nathan", "Brooks", "man", "makaton"],
  ["Wanjiru", "Kamau", "woman", "swahili"],
  ["Katarzyna", "Zielinska", "woman", "polish"],
  ["Tom", "Eastwood", "man"],
  ["Salma", "Hussain", "woman", "urdu", "punjabi"],
  ["Dimitra", "Ioannou", "woman", "greek"],
  ["Jermaine", "Clarke", "man"],
  ["Sian", "Morgan", "woman", "bsl"],
  ["Ewa", "Dabrowska", "woman", "polish"],
  ["Abel", "Tesfaye", "man"],
  ["Heather", "Loveridge", "woman"],
  ["Rafiq", "Miah", "man", "bengali"],
  ["Ingrid", "Vogel", "woman", "german"],
];
const OTHER_LAST =
  "Barnes Ivory Cho Delgado Evans Faulkner Green Hampton Ismail Jones Khan Lewis Marsh Nair Obi Parvin Quigley Reyes Stokes Taylor".split(
    " ",
  );

type Kind = { skills: readonly string[]; headlines: readonly string[]; about: readonly string[] };
const KINDS: readonly Kind[] = [
  {
    skills: [
      "personal-care",
      "moving-and-handling",
      "medication",
      "cooking",
      "housework",
      "end-of-life",
      "tube-feeding",
    ],
    headlines: [
      "Calm, careful hands, and I always come when I said I would.",
      "Personal care done your way, with the door closed and no hurry.",
      "Twelve years of getting people up, out and laughing.",
    ],
    about: [
      "I worked in a care home until I saw how much better it is to help one person well.",
      "I learned the work on a hospital ward, and left for the time to do it properly.",
    ],
  },
  {
    skills: [
      "autism",
      "learning-disability",
      "going-out",
      "sport",
      "makaton",
      "epilepsy",
      "work-and-study",
      "shopping",
    ],
    headlines: [
      "Let us go and do the thing, not talk about doing it.",
      "I work with autistic adults and I like things to be clear and on time.",
      "Swimming, buses, the football: I help you to do what you like.",
    ],
    about: [
      "I was a teaching assistant in a special school for seven years.",
      "I used to coach a football team for people with learning disabilities, and I still miss the away matches.",
    ],
  },
  {
    skills: [
      "dementia",
      "cooking",
      "medication",
      "going-out",
      "shopping",
      "housework",
      "sight-loss",
      "deafness",
    ],
    headlines: [
      "A familiar face, a proper lunch and a good listener.",
      "I know that a bad day is not the whole person.",
      "I like old photographs, old songs and a slow walk.",
    ],
    about: [
      "My father had dementia, and I learned more from him than from any course.",
      "I cook from scratch, and I am happy to learn your recipes.",
    ],
  },
  {
    skills: ["mental-health", "paperwork", "computers", "going-out", "shopping", "animals", "work-and-study"],
    headlines: [
      "I help on the days when the letterbox is too much.",
      "Steady company, and I do not mind silence.",
      "Forms, phone calls and a walk with the dog afterwards.",
    ],
    about: [
      "I spent ten years in housing support, so few forms surprise me.",
      "I have volunteered with a mental health charity since 2015.",
    ],
  },
  {
    skills: [
      "children",
      "autism",
      "learning-disability",
      "driving",
      "makaton",
      "sport",
      "epilepsy",
      "tube-feeding",
    ],
    headlines: [
      "After school, weekends and holidays: play first, shoes later.",
      "I support disabled children and give parents an evening off.",
    ],
    about: ["I am a nursery nurse by training and a mother of three.", "I run a holiday club every summer."],
  },
  {
    skills: [
      "nights",
      "personal-care",
      "epilepsy",
      "moving-and-handling",
      "live-in",
      "medication",
      "brain-injury",
    ],
    headlines: [
      "I am a night owl: you sleep, I keep watch.",
      "Nights and long shifts, quiet and wide awake.",
    ],
    about: [
      "I have done waking nights for people with epilepsy and after brain injury.",
      "I worked nights in a hospice for five years.",
    ],
  },
];
const PATTERNS: readonly (() => Slot[])[] = [
  () => slots(WEEKDAYS, "morning"),
  () => slots(WEEKDAYS, "morning", "afternoon"),
  () => slots(["mon", "wed", "fri"], "morning", "afternoon", "evening"),
  () => slots(["tue", "thu"], "afternoon", "evening"),
  () => slots(["sat", "sun"], "morning", "afternoon", "evening"),
  () => [...slots(WEEKDAYS, "evening"), ...slots(["sat"], "morning", "afternoon")],
  () => slots(["fri", "sat", "sun"], "night"),
  () => slots(DAYS, "night"),
  () => slots(DAYS, "morning", "evening"),
  () => [...slots(["mon", "tue", "wed"], "morning", "afternoon"), ...slots(["sun"], "afternoon")],
];
const HOW = [
  "I like a clear list of what matters to you.",
  "I would rather work regularly for one or two people than for many.",
  "I am happy around pets, and I do not smoke.",
  "Please tell me straight if something is not right. I will do the same.",
  "I prefer to text about times and to talk about everything else.",
  "",
];
const LIVED: readonly (readonly [LivedExperience, string])[] = [
  ["family_carer", "I look after my brother, who has Down’s syndrome."],
  ["family_carer", "My mum had a stroke. I know what the first months are like."],
  ["family_carer", "I was a young carer from the age of eleven."],
  ["direct_payment_user", "I use a direct payment for my own support, so I have been on both sides."],
  ["direct_payment_user", "I employed an assistant myself for four years after my accident."],
];
/** Who drives, sees to paperwork of their own and so on, believable for the kind of work. */
const CHECKS = ["enhanced-dbs", "right-to-work", "two-references"];

function hoursFor(kind: Kind, random: Random): number[] {
  const wanted = kind.skills.includes("nights") ? random.pick(PATTERNS.slice(6, 8)) : random.pick(PATTERNS);
  const hours = hoursOfSlots(wanted());
  // Some say exact hours: from nine, or until eight
  return random.chance(0.3)
    ? hours.filter((hour) => hour % 24 !== 7 && hour % 24 !== 8 && hour % 24 < 20)
    : hours;
}

/** One invented assistant; the same random numbers make the same one. */
export function makeAssistant(random: Random, number: number): SeededAssistant {
  const [firstName, ownLast, gender, ...languages] = NAMES[(number - 1) % NAMES.length] ?? [
    "Alex",
    "Stone",
    "unstated",
  ];
  // The second and third time round, another family
  const lastName = number <= NAMES.length ? ownLast : (OTHER_LAST[number % OTHER_LAST.length] ?? ownLast);
  const kind = random.pick(KINDS);
  const drives = random.chance(0.55);
  const skills = new Set([
    ...random.some(kind.skills, random.whole(3, kind.skills.length)),
    ...(drives ? ["driving"] : []),
  ]);
  if (languages.includes("bsl")) skills.add("british-sign-language");
  if (random.chance(0.5)) skills.add(random.pick(SKILLS).value);
  if (kind.skills.includes("nights")) skills.add("nights");
  const hours = hoursFor(kind, random);
  const rate = 1275 + 25 * Math.floor(random.next() * random.next() * 26);
  const lived = random.chance(0.25) ? random.pick(LIVED) : null;
  return {
    firstName,
    lastName,
    gender: random.chance(0.08) ? "unstated" : gender,
    languages: ["english", ...languages],
    headline: random.pick(kind.headlines),
    about: random.pick(kind.about),
    skills: [...skills],
    availableHours: hours.length > 0 ? hours : hoursOfSlots(slots(["sat", "sun"], "night")),
    startsFrom: random.chance(0.35) ? addDays(dayOf(now()), random.whole(3, 60)) : null,
    where: {
      postcode: random.pick(["SO14", "SO15", "SO16", "SO17", "SO18", "SO19"]),
      travelMiles: drives ? random.whole(4, 15) : random.whole(2, 5),
      drives,
    },
    pay: {
      hourlyRate: random.chance(0.1) ? 1271 : rate,
      employment: random.pick([
        ["employed"],
        ["employed"],
        ["self_employed"],
        ["employed", "self_employed"],
      ] as EmploymentWay[][]),
      howIWork: random.pick(HOW),
    },
    lived: lived && {
      livedExperience: [lived[0]],
      livedExperienceWords: lived[1],
      consent: random.chance(0.8),
    },
    declared: [
      ...random.some(CHECKS, random.whole(1, 3)),
      ...(skills.has("moving-and-handling") && random.chance(0.7) ? ["moving-training"] : []),
      ...(skills.has("medication") && random.chance(0.6) ? ["medication-training"] : []),
      ...(drives && random.chance(0.5) ? ["business-insurance"] : []),
      ...(random.chance(0.4) ? ["first-aid"] : []),
    ],
  };
}
