import type { PersonAccess } from "#app/domain/access/access.ts";
import { personName } from "#app/domain/access/person-name.ts";
import { addStatement } from "#app/domain/payments/statements/add-statement.server.ts";
import { findEntries } from "#app/domain/payments/statements/find-entries.server.ts";
import { findMovedUpTo } from "#app/domain/payments/statements/find-moved.server.ts";
import { keepColumns } from "#app/domain/payments/statements/keep-columns.server.ts";
import { uploadStatement } from "#app/domain/payments/statements/upload-statement.server.ts";
import { db } from "#app/db.server.ts";
import { now } from "#app/lib/clock.ts";
import { addDays, dayOf, isoDay, type Day } from "#app/lib/dates.ts";
import type { Result } from "#app/lib/result.ts";
import type { Seed } from "#seed/context.ts";
import { practitionerOf } from "#seed/people.ts";

const must = <T>(result: Result<T>): T => {
  if (!result.ok) throw new Error(result.refusal.words);
  return result.value;
};
const british = (day: Day): string => isoDay(day).split("-").reverse().join("/");
const pounds = (pence: number): string => (pence === 0 ? "" : (Math.abs(pence) / 100).toFixed(2));

/** Sam's prepaid card of the last ten weeks, as a bank would write it: all that was written down, and one thing that was not. */
export async function seedStatements({ area, accounts, people }: Seed): Promise<void> {
  const { prisma } = db();
  const account = await prisma.payingAccount.findFirst({
    where: { personId: people.sam.id, route: "direct_payment" },
  });
  if (!account) return;
  const [from, to] = [addDays(dayOf(now()), -70), addDays(dayOf(now()), -1)];
  const written = (await findEntries(prisma, account, from, to)).filter((entry) =>
    entry.id.startsWith("transfer:"),
  );
  if (written.length === 0) return;
  const shop = { on: addDays(to, -3), pence: -1_250, words: "CORNER SHOP SO17" };
  const lines = [...written, shop].sort((a, b) => Number(a.on) - Number(b.on));
  let { inRecord: left } = await findMovedUpTo(prisma, account, addDays(from, -1));
  const rows = lines.map(({ on, pence, words }) => {
    left += pence;
    const what = words === "" ? "SOUTHAMPTON CITY COUNCIL" : words.toUpperCase();
    return [
      british(on),
      `"${what}"`,
      pence < 0 ? pounds(pence) : "",
      pence > 0 ? pounds(pence) : "",
      (left / 100).toFixed(2),
    ].join(",");
  });
  const text = ["Date,Description,Paid out,Paid in,Balance", ...rows].join("\n");
  const { account: sam, access } = {
    account: accounts.person,
    access: practitionerOf(accounts.practitioner, area),
  };
  const asSam: PersonAccess = {
    ...access,
    actor: { ...access.actor, accountId: sam.id, name: sam.name, role: "person", roleId: sam.role.id },
    subject: {
      personId: people.sam.id,
      areaId: area.id,
      name: personName(people.sam),
      reference: people.sam.reference,
    },
    grant: null,
  };
  const holder = { side: "person", access: asSam } as const;
  const file = { name: "prepaid-card.csv", bytes: new TextEncoder().encode(text) };
  const { importId } = must(await uploadStatement(holder, "direct_payment", file));
  must(
    await keepColumns(holder, importId, {
      day: 0,
      dayFormat: "dmy",
      description: 1,
      amounts: "two",
      amount: null,
      moneyOut: 2,
      moneyIn: 3,
      balance: 4,
    }),
  );
  must(await addStatement(holder, importId));
}
