import { randomUUID } from "node:crypto";
import { acceptEngagement } from "#app/domain/engagements/answer-request.server.ts";
import { deliverEngagement } from "#app/domain/engagements/deliver-engagement.server.ts";
import { logHours } from "#app/domain/engagements/log-hours.server.ts";
import { creditInvoice } from "#app/domain/payments/invoices/credit-invoice.server.ts";
import { db } from "#app/db.server.ts";
import { press } from "#app/gateways/payments/sandbox/pay-page.server.ts";
import { now } from "#app/lib/clock.ts";
import { dayOf } from "#app/lib/dates.ts";
import { cookieOf } from "#tests/factories/account.ts";
import { makeSelfFunder } from "#tests/factories/card-work.ts";
import { makeDraft } from "#tests/factories/engagement.ts";
import { HttpVisitor } from "#tests/support/http-visitor.ts";

const must = (result: { ok: boolean }) => {
  if (!result.ok) throw new Error(JSON.stringify(result));
};

/** One self-funder's planning and its money, from the pay page to what is given back, on an app that may be killed and come back. */
export async function makeCardLife() {
  const parties = await makeSelfFunder();
  const { planner, area } = parties;
  const draft = await makeDraft(parties);
  const [person, worker] = await Promise.all(
    [parties.asPerson, parties.asPlanner].map(
      async ({ actor }) => new HttpVisitor("", await cookieOf({ id: actor.accountId })),
    ),
  );
  if (!person || !worker) throw new Error("nobody");
  const tx = db().prisma;
  const card = () =>
    tx.cardPayment.findFirstOrThrow({
      where: { areaId: area.id, status: { not: "closed" } },
      orderBy: { createdAt: "desc" },
    });
  const engagement = () => tx.engagement.findFirstOrThrow({ where: { areaId: area.id } });
  const step = async () => {
    const { id, version } = await engagement();
    return { id, version };
  };
  const check = `/planners/${planner.slug}/engage/check?draft=${draft.id}`;
  let fields: Record<string, string> | undefined;
  return {
    ...parties,
    card,
    engagement,
    step,
    at(url: string) {
      person.base = url;
      worker.base = url;
    },
    /** They press "Pay by card", in a page that they opened before. @returns where that leads. */
    async goToPay(express: boolean) {
      fields ??= await person.hiddenFields(check);
      return person.post(check, { ...fields, ...(express ? { expressRequest: "yes" } : {}) });
    },
    async pay() {
      if (!(await press((await card()).sessionId ?? "", "pay"))) throw new Error("it could not be paid");
    },
    /** The planner asks for an account with the card provider. */
    async goToBePaid() {
      return worker.post("/money/card-account", {
        ...(await worker.hiddenFields("/money/card-account")),
        press: "set-up",
      });
    },
    async work() {
      must(await acceptEngagement(parties.asPlanner, await step()));
      const hours = { workedOn: dayOf(now()), minutes: 240, what: "Talked", submissionKey: randomUUID() };
      must(await logHours(parties.asPlanner, { id: (await step()).id, ...hours }));
      must(await deliverEngagement(parties.asPlanner, { ...(await step()), words: "A plan" }));
    },
    /** The person agrees that it is done: it is owed, and passed on. */
    async agree() {
      const { id } = await engagement();
      const path = `/engagements/${id}/agree`;
      const answer = await person.post(path, await person.hiddenFields(path));
      if (answer.status !== 303) throw new Error(`it was not agreed: ${answer.status}`);
    },
    /** The planner gives £40 of it back: taken back from them first, then on to the card. */
    async credit() {
      const { id, version } = await tx.invoice.findFirstOrThrow({ where: { areaId: area.id } });
      const credit = { id, version, pence: 4_000, reason: "Two hours fewer", submissionKey: randomUUID() };
      must(await creditInvoice({ side: "planner", access: parties.asPlanner }, credit));
    },
  };
}
export type CardLife = Awaited<ReturnType<typeof makeCardLife>>;

const READ = {
  payments: `SELECT purpose, status, outcome, problem, amount_pence, returned_pence, cost_pence, express_request, checkout_url IS NULL AS no_page,
      session_id IS NULL AS no_session, transfer_id IS NULL AS no_entry FROM card_payment WHERE area_id = $1`,
  steps: `SELECT purpose, attempt, state, pence, last_error, outside_id IS NULL AS not_outside, ledger_transfer_id IS NULL AS no_entry
      FROM card_step WHERE area_id = $1`,
  entries: `SELECT t.kind::text, a.owner_type || '/' || a.kind AS account, e.amount_pence::int AS pence
      FROM ledger.entry e JOIN ledger.transfer t ON t.id = e.transfer_id JOIN ledger.account a ON a.id = e.account_id
      WHERE t.subject_id IN (SELECT id::text FROM card_payment WHERE area_id = $1 UNION ALL SELECT id::text FROM engagement WHERE area_id = $1
        UNION ALL SELECT id::text FROM invoice WHERE area_id = $1)`,
  papers: `SELECT i.status::text, i.gross_pence, i.credited_pence, p.method::text, p.total_pence,
      (SELECT count(*)::int FROM credit_note n WHERE n.invoice_id = i.id) AS credits, (SELECT count(*)::int FROM invoice_event v WHERE v.invoice_id = i.id) AS events
      FROM invoice i LEFT JOIN payment p ON p.id = i.payment_id WHERE i.area_id = $1`,
  engagements: `SELECT status::text, fee_pence, fee_due_pence, express_request FROM engagement WHERE area_id = $1`,
  attention: `SELECT kind, words FROM card_attention WHERE area_id = $1`,
  told: `SELECT n.subject, n.channel::text FROM notification n
      WHERE n.person_id IN (SELECT id FROM person WHERE area_id = $1) OR n.account_id IN (SELECT account_id FROM planner WHERE area_id = $1)`,
  audited: `SELECT action FROM audit_event WHERE area_id = $1 AND action ~ '^(card-|account.card|engagement[.]|invoice[.]|credit)'`,
  ready: `SELECT transfers_active FROM card_recipient r JOIN supplier s ON s.id = r.supplier_id WHERE s.area_id = $1`,
  // The provider's own word
  outside: `WITH mine AS (SELECT id FROM card_payment WHERE area_id = $1),
      object AS (SELECT o.id, o.kind, o.body FROM sandbox_card_object o WHERE o.body->>'transfer_group' IN (SELECT id::text FROM mine)
        OR o.body->>'client_reference_id' IN (SELECT id::text FROM mine)
        OR o.body->'metadata'->>'ownway_reference' IN (SELECT id::text FROM card_step WHERE area_id = $1 UNION ALL SELECT id::text FROM supplier WHERE area_id = $1))
    SELECT o.kind, o.body->>'status' AS status, o.body->>'amount' AS amount, o.body->>'amount_refunded' AS refunded, o.body->>'amount_reversed' AS reversed,
      b.body->>'type' AS movement, b.body->>'amount' AS moved, b.body->>'fee' AS fee, b.body->>'net' AS net
    FROM object o LEFT JOIN sandbox_card_object b ON b.kind = 'balance_transaction' AND b.body->>'source' = o.id WHERE o.kind <> 'event'`,
};

/** How everything of one life stands: in the record and its papers, with the card provider, and what people were told. */
export async function standOfLife({ area }: CardLife): Promise<Record<keyof typeof READ, string[]>> {
  const read = async (sql: string) => {
    const { rows } = await db().owner.query<Record<string, unknown>>(sql, [area.id]);
    return rows.map((row) => JSON.stringify(row)).sort();
  };
  const all = Object.entries(READ).map(async ([name, sql]) => [name, await read(sql)] as const);
  return Object.fromEntries(await Promise.all(all)) as Record<keyof typeof READ, string[]>;
}
