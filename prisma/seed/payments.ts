import { randomUUID } from "node:crypto";
import type { AreaAccess } from "#app/domain/access/access.ts";
import { approveRun } from "#app/domain/payments/runs/approve-run.server.ts";
import { makeRun } from "#app/domain/payments/runs/make-run.server.ts";
import { recordExported } from "#app/domain/payments/runs/record-exported.server.ts";
import { recordRunPaid } from "#app/domain/payments/runs/record-run-paid.server.ts";
import { firstProcessingDay, runReference } from "#app/domain/payments/runs/run-rules.ts";
import { savePayingAccount } from "#app/domain/payments/runs/save-paying-account.server.ts";
import { findPayee } from "#app/domain/payments/suppliers/find-payee.server.ts";
import { acceptSelfBilling } from "#app/domain/payments/suppliers/accept-self-billing.server.ts";
import { changeBankDetails } from "#app/domain/payments/suppliers/change-bank-details.server.ts";
import { saveSupplierName } from "#app/domain/payments/suppliers/save-supplier-name.server.ts";
import { findPayingAccount } from "#app/domain/payments/runs/find-paying-account.server.ts";
import { findOwnDetails } from "#app/domain/payments/suppliers/find-own-details.server.ts";
import { db } from "#app/db.server.ts";
import { now } from "#app/lib/clock.ts";
import { dayOf } from "#app/lib/dates.ts";
import type { Result } from "#app/lib/result.ts";
import type { SeededAccount } from "#seed/accounts.ts";
import type { Seed } from "#seed/context.ts";

const must = <T>(result: Result<T>): T => {
  if (!result.ok) throw new Error(result.refusal.words);
  return result.value;
};
// Examples that Vocalink prints in its rules: they fit together, and are nobody's account
const ROSA = { sortCode: "089999", accountNumber: "66374958" };
const COUNCIL = { sortCode: "107999", accountNumber: "88837491" };

const accountAccess = (account: SeededAccount, areaId: string) => ({
  requestId: "system:seed",
  formToken: "",
  subject: null,
  grant: null,
  actor: {
    accountId: account.id,
    name: account.name,
    role: account.role.role,
    roleId: account.role.id,
    areaId,
    agencyId: null,
    sessionId: "seed",
  },
});

async function giveDetails(seed: Seed): Promise<void> {
  const access = accountAccess(seed.accounts.planner, seed.area.id);
  const payee = await findPayee(access);
  if (!payee) throw new Error("Rosa is not paid");
  const rosa = { ...access, payee };
  const version = async () => (await findOwnDetails(payee)).version;
  const address = ["12 Quayside", "Southampton", "SO14 0AA"];
  must(await saveSupplierName(rosa, { version: await version(), legalName: payee.name, address }));
  must(await changeBankDetails(rosa, { version: await version(), accountName: payee.name, ...ROSA }));
  must(await acceptSelfBilling(rosa, await version()));
}

/**
 * Rosa Martin has given her details; the first of her finished pieces of work has been paid by a run that the practitioner
 * made and the commissioner approved. The rest stays owed, some of it to a planner who has given no details yet.
 */
export async function seedPayments(seed: Seed): Promise<void> {
  const staff = (account: SeededAccount): AreaAccess => ({
    ...accountAccess(account, seed.area.id),
    area: seed.area,
  });
  const [practitioner, commissioner] = [staff(seed.accounts.practitioner), staff(seed.accounts.commissioner)];
  await giveDetails(seed);
  const { version } = await findPayingAccount(commissioner);
  must(
    await savePayingAccount(commissioner, {
      version,
      ...COUNCIL,
      serviceUserNumber: "123456",
      serviceUserName: "SOUTHAMPTON DEMO",
    }),
  );
  const oldest = await db().prisma.invoice.findFirstOrThrow({
    where: {
      planner: { accountId: seed.accounts.planner.id },
      payerRoute: "council_held",
      status: "issued",
    },
    orderBy: [{ issuedAt: "asc" }, { id: "asc" }],
  });
  const { id } = must(
    await makeRun(practitioner, {
      invoiceIds: [oldest.id],
      processingOn: firstProcessingDay(dayOf(now())),
      submissionKey: randomUUID(),
    }),
  );
  const run = () => db().prisma.paymentRun.findUniqueOrThrow({ where: { id } });
  must(await approveRun(commissioner, id, { version: (await run()).version, checked: "yes" }));
  must(await recordExported(practitioner, id, (await run()).version));
  const made = await run();
  must(
    await recordRunPaid(practitioner, id, {
      version: made.version,
      paidOn: dayOf(now()),
      bankReference: runReference(made),
    }),
  );
}
