import type { Beyond } from "#app/domain/plans/papers/find-beyond.server.ts";
import type { SafeguardKind } from "#app/domain/plans/safety/safety-forms.ts";
import type { Way } from "#app/domain/plans/ways/ways-rules.ts";
import type { Block } from "#app/lib/paper/paper.ts";
import type { PictureName } from "#app/lib/paper/pictures.tsx";

const idea = (picture: PictureName, words: string): Block => ({ is: "picture", picture, words });
const heading = (words: string): Block => ({ is: "heading", level: 2, words });
const own = (by: string, words: string): Block[] => (words.trim() === "" ? [] : [{ is: "own", by, words }]);

const WAY: Record<Way, readonly [PictureName, string]> = {
  direct_payment: ["coins", "You get the money and you pay."],
  third_party: ["two", "A budget manager keeps the money and pays."],
  council_managed: ["council", "The council keeps the money and arranges your care."],
  mix: ["coins", "You pay for some things and the council arranges the rest."],
};
type Item = Beyond["safety"][number]["items"][number];
const SAFETY: Record<SafeguardKind, (item: Item, i: number) => Block[]> = {
  backup: (item, i) => [
    idea("phone", i === 0 ? "If somebody cannot come, call this person first." : "Then call this person."),
    ...own("Who it is:", [item.heading, item.about].filter(Boolean).join(", ")),
    ...(item.key ? [idea("lock", "They have a key.")] : []),
    ...own("The plan says it like this:", item.words),
  ],
  emergency: (item) => [
    idea("phone", "Tell this person in an emergency."),
    ...own("Who it is:", [item.heading, item.about].filter(Boolean).join(", ")),
    ...(item.key ? [idea("lock", "They have a key.")] : []),
    ...own("The plan says it like this:", item.words),
  ],
  risk: (item) => [
    idea("question", "This could go wrong."),
    ...own("The plan says it like this:", item.heading),
    ...own("This makes it smaller:", item.words),
    ...own("This person decided it:", item.decided),
  ],
  contingency: (item) => [
    idea("jar", `${item.heading} is kept for what nobody can know.`),
    ...own("The plan says it like this:", item.words),
  ],
};

/** The same in Easy Read: whom to call, how the money comes, and what the council asks. */
export function easyBeyond({ safety, ways, remarks }: Beyond): Block[] {
  const wrong = safety.flatMap(({ kind, items }) => items.flatMap((item, i) => SAFETY[kind](item, i)));
  const chosen = ways?.chosen;
  return [
    ...(wrong.length > 0 ? [heading("When things go wrong"), ...wrong] : []),
    ...(chosen
      ? [
          heading("How the money comes"),
          idea(...WAY[chosen.key]),
          ...own("This is why it was chosen:", chosen.why),
        ]
      : []),
    ...(remarks.length > 0
      ? [
          heading("What the council asks"),
          ...remarks.flatMap((remark) => [
            idea("letter", "The council asks for a change."),
            ...own("The council wrote this:", remark.words),
          ]),
        ]
      : []),
  ];
}
