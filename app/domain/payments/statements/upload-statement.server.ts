import { createHash } from "node:crypto";
import { act } from "#app/domain/audit/act.server.ts";
import { stillInForce } from "#app/domain/assisted-access/record-decision.server.ts";
import { openPayingAccount } from "#app/domain/payments/open-paying-account.server.ts";
import { OWN_ROUTES, whereAccount, type StatementHolder } from "#app/domain/payments/statements/holder.ts";
import { readFile } from "#app/domain/payments/statements/read-file-rules.ts";
import type { Tx } from "#app/db.server.ts";
import type { FundingRoute } from "#app/generated/prisma/enums.ts";
import { now } from "#app/lib/clock.ts";
import { momentWords } from "#app/lib/dates.ts";
import { Refusal, type Result } from "#app/lib/result.ts";

const GONE = "This account is not there any more. Nothing was added. Go back and choose again.";
const routeOf = (account: string): FundingRoute | undefined => OWN_ROUTES.find((route) => route === account);

/** A person may bring the statement of an account of theirs before anything was ever paid out of it. */
async function chosenAccount(tx: Tx, holder: StatementHolder, account: string) {
  if (holder.side === "manager") {
    const { id, areaId } = holder.access.budgetManager;
    return openPayingAccount(tx, { areaId, personId: "", route: "third_party", budgetManagerId: id });
  }
  const route = routeOf(account);
  const personId = holder.side === "person" ? holder.access.subject.personId : holder.personId;
  if (!route || !personId || (holder.side === "council" && route !== "direct_payment"))
    throw new Refusal("not-found", GONE);
  const areaId = holder.side === "person" ? holder.access.subject.areaId : holder.access.area.id;
  const pot = await tx.pot.findFirst({ where: { personId, areaId, fundingRoute: route } });
  if (!pot) throw new Refusal("not-found", GONE);
  const opened = await openPayingAccount(tx, { areaId, personId, route, budgetManagerId: null });
  const own = await tx.payingAccount.findFirst({ where: { id: opened.id, ...whereAccount(holder) } });
  if (!own) throw new Refusal("not-found", GONE);
  return own;
}

/** Keeps a file until somebody says which column is which. The same file again is refused, with the day it came. */
export function uploadStatement(
  holder: StatementHolder,
  account: string,
  file: { name: string; bytes: Uint8Array<ArrayBuffer> },
): Promise<Result<{ importId: string }>> {
  const { access } = holder;
  return act(access, async (tx) => {
    if (holder.side === "person") await stillInForce(tx, holder.access);
    const read = readFile(file.bytes);
    if (!read.ok) throw new Refusal("bad-file", read.words);
    const chosen = await chosenAccount(tx, holder, account);
    await tx.$executeRaw`SELECT 1 FROM paying_account WHERE id = ${chosen.id}::uuid FOR UPDATE`;
    const fileHash = createHash("sha256").update(file.bytes).digest("hex");
    const before = await tx.statementImport.findUnique({
      where: { payingAccountId_fileHash: { payingAccountId: chosen.id, fileHash } },
    });
    if (before?.addedAt)
      throw new Refusal(
        "added-before",
        `This very file was added on ${momentWords(before.addedAt)}, with ${before.linesAdded} lines. Nothing was added again. If your bank has newer lines, ask it for a newer file.`,
      );
    const data = {
      fileName: file.name.replace(/^.*[\\/]/, "").slice(0, 100) || "statement.csv",
      uploadedByAccountId: access.actor.accountId,
      grantId: access.grant?.id ?? null,
      createdAt: now(),
    };
    const { id } = before
      ? await tx.statementImport.update({ where: { id: before.id }, data })
      : await tx.statementImport.create({
          data: {
            ...data,
            payingAccountId: chosen.id,
            areaId: chosen.areaId,
            personId: chosen.personId,
            fileHash,
            content: file.bytes,
          },
        });
    tx.audit({
      action: "bank-statement.brought",
      objectType: "statement_import",
      objectId: id,
      ...(chosen.personId ? { personId: chosen.personId } : {}),
      areaId: chosen.areaId,
      detail: { rows: read.table.rows.length, fileHash },
    });
    return { importId: id };
  });
}
