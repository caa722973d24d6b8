// Payment runs: two people, each step once, money out once and back once.
import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { firstProcessingDay } from "#app/domain/payments/runs/run-rules.ts";
import { db } from "#app/db.server.ts";
import { now } from "#app/lib/clock.ts";
import { dayOf } from "#app/lib/dates.ts";
import { agreeWork, giveDetails, makeOwed, makePaidRun } from "#tests/factories/run.ts";
import { makePlanningPot } from "#tests/factories/person.ts";
import type { HttpVisitor } from "#tests/support/http-visitor.ts";
import { attack, dated, planner, strangers, visitorOf, written } from "#tests/process/money-attacks/stage.ts";

const runOf = (id: string) => db().prisma.paymentRun.findUniqueOrThrow({ where: { id } });
async function owed() {
  const made = await makeOwed();
  return {
    ...made,
    asMaker: await visitorOf(made.maker.actor.accountId),
    asApprover: await visitorOf(made.approver.actor.accountId),
    others: async () => ({
      ...(await strangers(made.parties.area.id, "budget_manager")),
      "whoever is paid": await planner(made.parties),
    }),
  };
}
const paying = (...invoiceIds: string[]) => ({
  invoiceIds: invoiceIds.join(),
  ...dated("processingOn", firstProcessingDay(dayOf(now()))),
});
const payments = (areaId: string) => db().prisma.payment.count({ where: { areaId } });

export function attackRuns(): void {
  describe("payment runs", () => {
    test("made: an invoice is in one run, and nobody else's is in any", async () => {
      const { parties, invoice, asMaker, others } = await owed();
      const path = "/council/payments/new";
      const hidden = await asMaker.hiddenFields(path);
      const theirs = (await makeOwed()).invoice;
      for (const ids of [[theirs], [randomUUID()], ["NaN"], []]) {
        const answer = await asMaker.post(path, {
          ...hidden,
          ...paying(...ids),
          submissionKey: randomUUID(),
        });
        expect([ids, answer.status]).toEqual([ids, 422]);
      }
      // Another area's staff have the page too, and find nothing of ours behind it
      const { "a practitioner of another area": elsewhere, ...rest }: Record<string, HttpVisitor> =
        await others();
      const csrf = (await elsewhere?.hiddenFields("/account/name"))?.csrf ?? "";
      expect((await elsewhere?.post(path, { ...hidden, ...paying(invoice), csrf }))?.status).toBe(422);
      expect(await db().prisma.paymentRun.count({ where: { areaId: parties.area.id } })).toBe(0);
      await attack({
        visitor: asMaker,
        path,
        fields: { ...hidden, ...paying(invoice) },
        others: rest,
        figures: ["processingOn.day", "invoiceIds"],
        other: dated("processingOn", new Date(Date.UTC(2027, 0, 4))),
        once: async () => {
          expect(await db().prisma.paymentRun.count({ where: { areaId: parties.area.id } })).toBe(1);
        },
      });
    });
    test("test money and real money in one run: refused, and it says why", async () => {
      const { parties, invoice, asMaker } = await owed();
      await db().prisma.budget.updateMany({
        where: { personId: parties.person.id },
        data: { status: "closed" },
      });
      const mode = parties.pot.mode === "test" ? "live" : "test";
      const pot = await makePlanningPot(parties.person, 18_000, { fundingRoute: "council_held", mode });
      const real = await agreeWork({ ...parties, pot });
      const hidden = await asMaker.hiddenFields("/council/payments/new");
      const before = await written();
      const body = new URLSearchParams({ ...hidden, ...paying(invoice) });
      body.append("invoiceIds", real);
      const answer = await asMaker.send("/council/payments/new", {
        method: "POST",
        body,
        headers: { Origin: asMaker.base },
      });
      expect(answer.status).toBe(422);
      expect(answer.body).toContain("Test money and real money never go into one run");
      expect(await written()).toBe(before);
    });
    test("approved by another than its maker, once; never by the maker", async () => {
      const { parties, maker, approver, invoice, asMaker, asApprover, others } = await owed();
      const id = await makePaidRun(maker, approver, [invoice], "made");
      const path = `/council/payments/runs/${id}/approve`;
      const { csrf = "" } = await asMaker.hiddenFields("/account/name");
      const before = await written();
      const own = await Promise.all(
        Array.from({ length: 20 }, () => asMaker.post(path, { csrf, version: "1", checked: "yes" })),
      );
      for (const answer of own)
        expect([answer.status, answer.body.includes("somebody else must approve it")]).toEqual([422, true]);
      expect(await written()).toBe(before);
      await attack({
        visitor: asApprover,
        path,
        fields: { ...(await asApprover.hiddenFields(path)), checked: "yes" },
        others: await others(),
        figures: ["version"],
        once: async () => {
          expect(await runOf(id)).toMatchObject({
            status: "approved",
            version: 2,
            approvedByAccountId: approver.actor.accountId,
          });
          expect(await payments(parties.area.id)).toBe(0);
        },
      });
    });
    test("given to the bank, paid and returned: each once, in that order", async () => {
      const { parties, maker, approver, payee, invoice, asMaker, others } = await owed();
      const id = await makePaidRun(maker, approver, [invoice], "approved");
      const path = `/council/payments/runs/${id}`;
      const strange = await others();
      const line = await db().prisma.paymentRunLine.findFirstOrThrow({ where: { runId: id } });
      const back = `${path}/lines/${line.id}/returned`;
      const early = await asMaker.post(back, { ...(await asMaker.hiddenFields(path)), reason: "closed" });
      expect(early.status).toBe(422);
      await attack({
        visitor: asMaker,
        path,
        fields: await asMaker.hiddenFields(path),
        others: strange,
        figures: ["version"],
        once: async () => {
          expect(await runOf(id)).toMatchObject({ status: "exported", version: 3 });
        },
      });
      await attack({
        visitor: asMaker,
        path: `${path}/paid`,
        fields: {
          ...(await asMaker.hiddenFields(`${path}/paid`)),
          ...dated("paidOn"),
          bankReference: "BACS 1",
        },
        others: strange,
        figures: ["version"],
        once: async () => {
          expect(await runOf(id)).toMatchObject({ status: "paid" });
          expect(await payments(parties.area.id)).toBe(1);
        },
      });
      await attack({
        visitor: asMaker,
        path: back,
        fields: { ...(await asMaker.hiddenFields(back)), reason: "closed" },
        others: strange,
        figures: ["reason"],
        once: async () => {
          const invoiceNow = await db().prisma.invoice.findUniqueOrThrow({ where: { id: invoice } });
          expect(invoiceNow).toMatchObject({ status: "issued", paymentId: null });
          const { rowCount } = await db().owner.query(
            "SELECT FROM ledger.transfer t JOIN payment p ON t.reverses_id = p.transfer_id WHERE p.area_id = $1",
            [parties.area.id],
          );
          expect(rowCount).toBe(1);
        },
      });
      // The same wrong details again, and the run that is over: nothing moves
      const before = await written();
      const fresh = await asMaker.hiddenFields("/account/name");
      const again = { csrf: fresh.csrf ?? "", submissionKey: randomUUID(), ...paying(invoice) };
      expect((await asMaker.post("/council/payments/new", again)).status).toBe(422);
      const cancel = { csrf: fresh.csrf ?? "", version: "4", reason: "Sent back", notPaid: "yes" };
      expect((await asMaker.post(`${path}/cancel`, cancel)).status).toBe(422);
      expect(await written()).toBe(before);
      await giveDetails(payee);
      expect((await asMaker.post("/council/payments/new", again)).status).toBe(303);
    });
    test("cancelled and approved by 20 at once: one of the two, and the invoice agrees with it", async () => {
      const { maker, approver, invoice, asMaker, asApprover, others } = await owed();
      const id = await makePaidRun(maker, approver, [invoice], "made");
      const path = `/council/payments/runs/${id}`;
      const cancel = {
        ...(await asMaker.hiddenFields(`${path}/cancel`)),
        reason: "The wrong day",
        notPaid: "yes",
      };
      const approve = { ...(await asApprover.hiddenFields(`${path}/approve`)), checked: "yes" };
      const answers = await Promise.all(
        Array.from({ length: 20 }, (_, i) =>
          i % 2 ? asMaker.post(`${path}/cancel`, cancel) : asApprover.post(`${path}/approve`, approve),
        ),
      );
      expect(answers.filter((one) => one.status === 303)).toHaveLength(1);
      for (const one of answers) expect([303, 422]).toContain(one.status);
      const { status } = await runOf(id);
      expect(await db().prisma.invoice.findUniqueOrThrow({ where: { id: invoice } })).toMatchObject({
        status: status === "cancelled" ? "issued" : "in_run",
      });
      if (status === "cancelled") return;
      await attack({
        visitor: asMaker,
        path: `${path}/cancel`,
        fields: { ...cancel, version: "2" },
        others: await others(),
        figures: ["version"],
        once: async () => {
          expect(await runOf(id)).toMatchObject({ status: "cancelled" });
        },
      });
    });
  });
}
