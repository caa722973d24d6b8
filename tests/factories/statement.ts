import { randomUUID } from "node:crypto";
import { allocateToPot, openPot } from "#app/domain/budgets/open-pot.server.ts";
import { db } from "#app/db.server.ts";

/** Care money in a person's direct payment account. */
export async function makeCarePot(person: { id: string; areaId: string }, pence: number) {
  return db().prisma.$transaction(async (tx) => {
    const budget = await tx.budget.create({
      data: {
        personId: person.id,
        areaId: person.areaId,
        periodFrom: new Date("2026-04-01"),
        periodTo: new Date("2027-03-31"),
        weeklyPence: 25_000,
      },
    });
    const pot = await openPot(tx, {
      budgetId: budget.id,
      personId: person.id,
      areaId: person.areaId,
      kind: "care",
      fundingRoute: "direct_payment",
    });
    if (pence > 0) await allocateToPot(tx, pot, pence, randomUUID(), null);
    return pot;
  });
}

/** A statement of a person's direct payment account with one line that waits, and a file that is not added yet. */
export async function makeStatement(person: { id: string; areaId: string }) {
  const { prisma } = db();
  const account = await prisma.payingAccount.create({
    data: {
      areaId: person.areaId,
      personId: person.id,
      route: "direct_payment",
      name: "Direct payment account",
    },
  });
  const of = { payingAccountId: account.id, personId: person.id };
  const file = { ...of, areaId: person.areaId, fileName: "statement.csv" };
  const day = new Date("2026-11-02");
  const statement = await prisma.statementImport.create({
    data: {
      ...file,
      fileHash: randomUUID(),
      state: "added",
      addedAt: new Date(),
      fromOn: day,
      toOn: day,
      linesAdded: 1,
      lines: {
        create: {
          ...of,
          line: 2,
          onDay: day,
          description: "Corner shop",
          pence: -1_250,
          fingerprint: randomUUID(),
        },
      },
    },
    include: { lines: true },
  });
  const draft = await prisma.statementImport.create({
    data: {
      ...file,
      fileHash: randomUUID(),
      content: new TextEncoder().encode("Date,Description,Amount\n03/11/2026,Corner shop,-3.00\n"),
    },
  });
  const [line] = statement.lines;
  if (!line) throw new Error("no line");
  return { account, draft, statement, line };
}
