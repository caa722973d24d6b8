import {
  compareCards,
  type CardEntry,
  type ProviderMovement,
} from "#app/domain/payments/reconciliation/card-rules.ts";
import type { Found } from "#app/domain/payments/reconciliation/difference-words.ts";
import { db } from "#app/db.server.ts";
import { cardGateway } from "#app/gateways/payments/cards.server.ts";
import { now } from "#app/lib/clock.ts";

const DAY = 86_400_000;
const DAYS_BACK = 35;
/** A movement may be written down days after it was made, or before it: this much more is fetched than is judged. */
const DAYS_AROUND = 7;
/** What is younger may still be on its way from one side to the other. */
const SETTLES_AFTER = 60 * 60_000;

/** A month back; further where a difference of then still stands, so that none is forgotten because it grew old. */
async function firstMoment(): Promise<Date> {
  const oldest = await db().prisma.reconciliationDifference.findFirst({
    where: { scope: "cards", state: { not: "gone" } },
    orderBy: { firstSeenAt: "asc" },
    select: { firstSeenAt: true },
  });
  const from = Math.min(now().getTime(), oldest?.firstSeenAt.getTime() ?? Infinity);
  return new Date(from - DAYS_BACK * DAY);
}

type Row = Omit<CardEntry, "pence" | "costPence"> & { pence: bigint; costPence: number | null };

/** Every movement that the record has with the card provider since a moment, by the provider's own ids. */
async function findOurs(mode: string, since: Date): Promise<CardEntry[]> {
  const rows = await db().prisma.$queryRaw<Row[]>`
    WITH moved AS (SELECT e.transfer_id, -sum(e.amount_pence) AS pence FROM ledger.entry e JOIN ledger.account a ON a.id = e.account_id
      WHERE a.owner_type = 'provider' AND a.kind = 'cards-in' AND a.mode = ${mode}::ledger.money_mode GROUP BY e.transfer_id)
    SELECT coalesce(c.charge_id, c.payment_intent_id) AS "outsideId", m.pence, c.cost_pence AS "costPence", c.paid_at AS at,
      c.area_id AS "areaId", c.person_id AS "personId", 'card_payment' AS "objectType", c.id::text AS "objectId"
    FROM card_payment c JOIN moved m ON m.transfer_id = c.transfer_id WHERE c.paid_at >= ${since}
    UNION ALL
    SELECT s.outside_id, m.pence, NULL, s.done_at, s.area_id, c.person_id, 'card_step', s.id::text
    FROM card_step s JOIN moved m ON m.transfer_id = s.ledger_transfer_id LEFT JOIN card_payment c ON c.id = s.card_payment_id
    WHERE s.purpose = 'refund' AND s.done_at >= ${since}
    UNION ALL
    SELECT s.outside_id, m.pence, NULL, t.created_at, s.area_id, c.person_id, 'card_step', s.id::text
    FROM card_step s JOIN ledger.transfer t ON t.idempotency_key = 'card-payment-again:' || s.id || ':1' JOIN moved m ON m.transfer_id = t.id
      LEFT JOIN card_payment c ON c.id = s.card_payment_id WHERE t.created_at >= ${since}
    UNION ALL
    SELECT s.outside_id, CASE s.purpose WHEN 'transfer' THEN -s.pence ELSE s.pence END::bigint, NULL, s.done_at, s.area_id, i.person_id, 'card_step', s.id::text
    FROM card_step s LEFT JOIN invoice i ON i.id = s.invoice_id
    WHERE s.purpose IN ('transfer', 'reversal') AND s.ledger_transfer_id IS NOT NULL AND s.mode = ${mode} AND s.done_at >= ${since}
    UNION ALL
    SELECT split_part(t.idempotency_key, ':', 2), m.pence, NULL, t.created_at, c.area_id, c.person_id, 'card_payment', t.subject_id
    FROM ledger.transfer t JOIN moved m ON m.transfer_id = t.id LEFT JOIN card_payment c ON c.id::text = t.subject_id
    WHERE (t.idempotency_key LIKE 'dispute:%' OR t.idempotency_key LIKE 'dispute-won:%') AND t.created_at >= ${since}
    UNION ALL
    SELECT split_part(t.idempotency_key, ':', 2), 0, e.amount_pence::int, t.created_at, c.area_id, c.person_id, 'card_payment', t.subject_id
    FROM ledger.transfer t JOIN ledger.entry e ON e.transfer_id = t.id
      JOIN ledger.account a ON a.id = e.account_id AND a.owner_type = 'provider' AND a.kind = 'costs' AND a.mode = ${mode}::ledger.money_mode
      LEFT JOIN card_payment c ON c.id::text = t.subject_id
    WHERE t.idempotency_key LIKE 'dispute-cost:%' AND t.created_at >= ${since}`;
  return rows.map((row) => ({ ...row, pence: Number(row.pence) }));
}

/** Card movements in the record beside those that the provider has. Nothing is asked of the provider inside a transaction. */
export async function gatherCards(): Promise<{ found: Found[]; lookedAt: number }> {
  const gateway = cardGateway();
  const judgedFrom = await firstMoment();
  const from = new Date(judgedFrom.getTime() - DAYS_AROUND * DAY);
  const theirs: ProviderMovement[] = [];
  for await (const movement of gateway.listBalanceTransactions({
    from,
    before: new Date(now().getTime() + 60_000),
  }))
    theirs.push(movement);
  const ours = await findOurs(gateway.mode, from);
  const found = compareCards(ours, theirs, {
    from: judgedFrom,
    before: new Date(now().getTime() - SETTLES_AFTER),
  });
  return { found, lookedAt: theirs.length };
}
