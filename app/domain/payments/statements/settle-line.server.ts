import { recordDecision } from "#app/domain/assisted-access/record-decision.server.ts";
import { act, type Act } from "#app/domain/audit/act.server.ts";
import { recordSpend } from "#app/domain/budgets/record-spend.server.ts";
import { confirmByStatement } from "#app/domain/payments/invoices/confirm-by-statement.server.ts";
import { findEntries } from "#app/domain/payments/statements/find-entries.server.ts";
import { whereImport, type StatementHolder } from "#app/domain/payments/statements/holder.ts";
import type { LineAnswer } from "#app/domain/payments/statements/statement-forms.ts";
import type { Prisma } from "#app/generated/prisma/client.ts";
import { now } from "#app/lib/clock.ts";
import { addDays } from "#app/lib/dates.ts";
import { Refusal, type Result } from "#app/lib/result.ts";

/** What somebody may choose reaches further than what the program matches by itself. */
export const DAYS_TO_CHOOSE = 45;
const STALE = "This line was answered since you opened the page. Nothing was changed. Look at it again.";
type Line = Prisma.StatementLineGetPayload<{ include: { payingAccount: true; import: true } }>;
type Settled = { state: string; entryKind: string | null; entryId: string | null; reason: string | null };
const agrees = (entryKind: string, entryId: string): Settled => ({
  state: "agrees",
  entryKind,
  entryId,
  reason: null,
});

/** It is an entry of the record that is there already: of the ledger, or an invoice that it pays. */
async function asEntry(tx: Act, holder: StatementHolder, line: Line, entry: string): Promise<Settled> {
  const entries = await findEntries(
    tx,
    line.payingAccount,
    addDays(line.onDay, -DAYS_TO_CHOOSE),
    addDays(line.onDay, DAYS_TO_CHOOSE),
  );
  const found = entries.find((one) => one.id === entry);
  if (!found)
    throw new Refusal(
      "gone",
      "This entry of the record is taken or gone. Nothing was changed. Choose again.",
    );
  if (found.pence !== line.pence)
    throw new Refusal(
      "amount-differs",
      "The amounts differ, so these are not the same. Nothing was changed.",
    );
  const [kind, id] = entry.split(":") as [string, string];
  if (kind === "transfer") return agrees(kind, id);
  if (holder.side !== "person")
    throw new Refusal("not-yours", "Only the person can say that this pays an invoice. Nothing was changed.");
  const payment = await confirmByStatement(tx, holder.access, {
    invoiceId: id,
    personId: holder.access.subject.personId,
    pence: -line.pence,
    paidOn: line.onDay,
    bankReference: line.description,
  });
  return agrees("transfer", String(payment.transferId));
}
/** Money out that nobody had written down is written down now, out of the pot that somebody names. */
async function asSpending(
  tx: Act,
  holder: StatementHolder,
  line: Line,
  potId: string,
  what: string,
): Promise<Settled> {
  if (holder.side !== "person" || line.pence > 0)
    throw new Refusal("not-found", "This cannot be written down as spending. Nothing was changed.");
  const { route } = line.payingAccount;
  const pot = await tx.pot.findFirst({
    where: { id: potId, personId: holder.access.subject.personId, fundingRoute: route },
  });
  if (!pot)
    throw new Refusal(
      "not-found",
      "This money does not lie in the account of the statement. Nothing was changed.",
    );
  const { access } = holder;
  const before = await tx.spending.findUnique({ where: { statementLineId: line.id } });
  if (before && before.state !== "undone")
    throw new Refusal(
      "written",
      "This line was written down as spending before. Nothing was written twice. Choose it in the list above.",
    );
  const spending = await recordSpend(tx, {
    potId,
    personId: access.subject.personId,
    paidOn: line.onDay,
    pence: -line.pence,
    payee: line.description.slice(0, 100),
    what: what || line.description,
    submissionKey: `statement:${line.id}:${line.version}`,
    ...(before ? {} : { statementLineId: line.id }),
    // The bank says that it was paid: where the record has less, it waits for the council to look at it with the person
    ifShort: "wait",
    by: { accountId: access.actor.accountId, grantId: access.grant?.id ?? null },
  });
  return spending.transferId === null
    ? agrees("spending", spending.id)
    : agrees("transfer", String(spending.transferId));
}

/** Says what a line of a statement is. A page that is out of date is refused; the line itself never changes. */
export function settleLine(
  holder: StatementHolder,
  importId: string,
  lineId: string,
  answer: LineAnswer,
): Promise<Result<{ state: string }>> {
  const { access } = holder;
  return act(access, async (tx) => {
    await tx.$executeRaw`SELECT 1 FROM statement_line WHERE id = ${lineId}::uuid FOR UPDATE`;
    const line = await tx.statementLine.findFirst({
      where: { id: lineId, importId, import: whereImport(holder) },
      include: { payingAccount: true, import: true },
    });
    if (!line) throw new Refusal("not-found", "This line is not there.");
    if (line.version !== answer.version) throw new Refusal("stale", STALE);
    if (holder.side === "person")
      await recordDecision(tx, holder.access, "bank-statement-line", answer.decision ?? {});
    const [kind = "", ...rest] = answer.is.split(":");
    if (line.entryId !== null && kind !== "open")
      throw new Refusal(
        "answered",
        "This line agrees with the record already. Nothing was changed. Open it again first if that is wrong.",
      );
    let settled: Settled;
    switch (kind) {
      case "entry":
        settled = await asEntry(tx, holder, line, rest.join(":"));
        break;
      case "pot":
        settled = await asSpending(tx, holder, line, rest.join(":"), answer.what);
        break;
      case "not-budget":
        settled = { state: "not_budget", entryKind: null, entryId: null, reason: answer.reason };
        break;
      default:
        settled = { state: "open", entryKind: null, entryId: null, reason: null };
    }
    await tx.statementLine.update({
      where: { id: lineId },
      data: {
        ...settled,
        settledByAccountId: settled.state === "open" ? null : access.actor.accountId,
        settledAt: settled.state === "open" ? null : now(),
        version: { increment: 1 },
      },
    });
    tx.audit({
      action: "bank-statement.line-answered",
      objectType: "statement_line",
      objectId: lineId,
      ...(line.personId ? { personId: line.personId } : {}),
      areaId: line.import.areaId,
      detail: { state: settled.state, entryKind: settled.entryKind, pence: line.pence },
    });
    return { state: settled.state };
  });
}
