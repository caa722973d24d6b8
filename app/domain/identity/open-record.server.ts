import { randomBytes } from "node:crypto";
import type { Account, SignUp } from "#app/generated/prisma/client.ts";
import type { Tx } from "#app/db.server.ts";
import { now } from "#app/lib/clock.ts";

// No letters or digits that are taken for one another when read out on the phone
const SIGNS = "23456789BCDFGHJKMNPQRSTVWXZ";
const code = (length: number): string =>
  Array.from(randomBytes(length), (byte) => SIGNS.charAt(byte % SIGNS.length)).join("");

/** "Zoë" to "zoe"; what has no plain letters is left out. */
const plainLetters = (name: string): string =>
  name
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[^a-z]/g, "");

/** What belongs to a new account's role: the person's own record, or a draft of a profile. @returns the person's id. */
export async function openRecord(
  tx: Tx,
  account: Account,
  { role, areaId, firstName, lastName }: SignUp,
): Promise<string | null> {
  const common = { areaId, accountId: account.id, firstName, lastName, createdAt: now() };
  // The address of a page does not give the last name away
  const slug = `${plainLetters(firstName) || "new"}-${code(7).toLowerCase()}`;
  if (role === "planner") {
    await tx.planner.create({ data: { ...common, slug } });
    return null;
  }
  if (role === "assistant") {
    // The rate is theirs to say; a draft cannot be sent in without one
    await tx.assistant.create({ data: { ...common, slug, hourlyRatePence: 0 } });
    return null;
  }
  // They act for somebody else, and only once that person or the law lets them
  if (role === "representative" || role === "advocate") return null;
  const person = await tx.person.create({
    data: {
      ...common,
      // P-0001 and so on are given out by the council
      reference: `S-${code(7)}`,
      email: account.email,
      contactBy: "email",
      selfFunder: role === "self_funder",
    },
  });
  return person.id;
}
