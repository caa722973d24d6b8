import type { NotificationChannel } from "#app/generated/prisma/enums.ts";

export type Reachable = {
  contactBy: NotificationChannel;
  email: string | null;
  phone: string | null;
  addressLines: readonly string[];
  postcode: string | null;
};
export type Way = { channel: NotificationChannel; recipient: string };

/**
 * How to tell somebody something: as they asked where that can be, else by the next best way. Nobody is left untold:
 * without an email or a phone it is a letter. `texts` says whether text messages can be sent at all.
 */
export function wayTo(person: Reachable, texts: boolean): Way {
  const email: Way | null = person.email ? { channel: "email", recipient: person.email } : null;
  const text: Way | null = person.phone && texts ? { channel: "text", recipient: person.phone } : null;
  const letter: Way = {
    channel: "letter",
    recipient: [...person.addressLines, person.postcode].filter(Boolean).join("\n"),
  };
  switch (person.contactBy) {
    case "email":
      return email ?? text ?? letter;
    case "text":
      return text ?? email ?? letter;
    case "letter":
      return letter;
  }
}
