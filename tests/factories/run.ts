import { randomUUID } from "node:crypto";
import { expect } from "vitest";
import type { AreaAccess } from "#app/domain/access/access.ts";
import { agreeDelivery } from "#app/domain/engagements/answer-delivery.server.ts";
import { approveRun } from "#app/domain/payments/runs/approve-run.server.ts";
import { makeRun } from "#app/domain/payments/runs/make-run.server.ts";
import { recordRunPaid } from "#app/domain/payments/runs/record-run-paid.server.ts";
import { firstProcessingDay } from "#app/domain/payments/runs/run-rules.ts";
import { changeBankDetails } from "#app/domain/payments/suppliers/change-bank-details.server.ts";
import { findOwnDetails } from "#app/domain/payments/suppliers/find-own-details.server.ts";
import type { PayeeAccess } from "#app/domain/payments/suppliers/payee-access.ts";
import { db } from "#app/db.server.ts";
import { now } from "#app/lib/clock.ts";
import { dayOf } from "#app/lib/dates.ts";
import { areaAccessOf, makeAccount } from "#tests/factories/account.ts";
import { makeEngagement, makeParties, type Parties } from "#tests/factories/engagement.ts";

/** Numbers that Vocalink prints as examples: they fit together and are nobody's. */
export const ACCOUNTS = [
  { sortCode: "089999", accountNumber: "66374958" },
  { sortCode: "107999", accountNumber: "88837491" },
  { sortCode: "202959", accountNumber: "63748472" },
] as const;

const must = <T>(result: { ok: true; value: T } | { ok: false; refusal: { words: string } }): T => {
  if (!result.ok) throw new Error(result.refusal.words);
  return result.value;
};

/** A planner in their own work, as whoever is paid. */
export const payeeOf = ({ asPlanner, planner }: Parties): PayeeAccess => ({
  ...asPlanner,
  payee: {
    kind: "planner",
    plannerId: planner.id,
    name: `${planner.firstName} ${planner.lastName}`,
    agencyName: null,
  },
});
export async function giveDetails(payee: PayeeAccess, account: (typeof ACCOUNTS)[number] = ACCOUNTS[0]) {
  const { version } = await findOwnDetails(payee.payee);
  return must(await changeBankDetails(payee, { version, accountName: payee.payee.name, ...account }));
}
/** One more piece of work that is agreed: its invoice's id. */
export async function agreeWork(parties: Parties): Promise<string> {
  const { id, version } = await makeEngagement(parties, "delivered");
  must(await agreeDelivery(parties.asPerson, { id, version: await version() }));
  return (await db().prisma.invoice.findFirstOrThrow({ where: { engagementId: id } })).id;
}
/** A planner with bank details who is owed for one piece of work, and two people of the council. */
export async function makeOwed(pence = 100_000) {
  const parties = await makeParties(pence);
  const maker = areaAccessOf(await makeAccount("practitioner", parties.area.id, "Mary Maker"), parties.area);
  const approver = areaAccessOf(
    await makeAccount("commissioner", parties.area.id, "Ann Approver"),
    parties.area,
  );
  const payee = payeeOf(parties);
  await giveDetails(payee);
  return { parties, maker, approver, payee, invoice: await agreeWork(parties) };
}

export const runOf = (...invoiceIds: string[]) => ({
  invoiceIds,
  processingOn: firstProcessingDay(dayOf(now())),
  submissionKey: randomUUID(),
});
const versionOf = async (id: string) =>
  (await db().prisma.paymentRun.findUniqueOrThrow({ where: { id } })).version;
/** Made by one and, as far as `until` says, approved by another and paid. */
export async function makePaidRun(
  maker: AreaAccess,
  approver: AreaAccess,
  invoiceIds: string[],
  until: "made" | "approved" | "paid" = "paid",
): Promise<string> {
  const { id } = must(await makeRun(maker, runOf(...invoiceIds)));
  if (until === "made") return id;
  must(await approveRun(approver, id, { version: await versionOf(id), checked: "yes" }));
  if (until === "approved") return id;
  const paid = { version: await versionOf(id), paidOn: dayOf(now()), bankReference: "BACS 1" };
  expect(await recordRunPaid(maker, id, paid)).toMatchObject({ ok: true });
  return id;
}
