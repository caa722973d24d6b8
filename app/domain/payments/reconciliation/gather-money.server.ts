import type { Found, Kind } from "#app/domain/payments/reconciliation/difference-words.ts";
import { verifyMoney } from "#app/domain/payments/verify-money.server.ts";
import { db } from "#app/db.server.ts";

type Place = { area_id: string | null; person_id: string | null; about: string | null };

/** Whose area and person a row of the record belongs to, and how staff know it. */
async function placeOf(objectType: string, objectId: string): Promise<Place> {
  const tables: Record<string, string> = {
    engagement: "SELECT area_id, person_id, reference AS about FROM engagement WHERE id::text = $1",
    invoice:
      "SELECT i.area_id, i.person_id, d.label AS about FROM invoice i JOIN document d ON d.id = i.document_id WHERE i.id::text = $1",
    document: "SELECT area_id, person_id, label AS about FROM document WHERE id::text = $1",
    payment:
      "SELECT area_id, NULL::uuid AS person_id, bank_reference AS about FROM payment WHERE id::text = $1",
    planner: "SELECT area_id, NULL::uuid AS person_id, slug AS about FROM planner WHERE id::text = $1",
    pot: "SELECT area_id, person_id, kind::text AS about FROM pot WHERE id::text = $1",
  };
  const query = tables[objectType];
  const { rows } = query ? await db().pool.query<Place>(query, [objectId]) : { rows: [] };
  return rows[0] ?? { area_id: null, person_id: null, about: null };
}

const KIND_OF: Record<string, Kind> = {
  "no open engagement is behind it": "hold-without-engagement",
  "it ran out more than a day ago": "hold-ran-out",
  "its money is no longer set aside": "engagement-without-hold",
};

/** What is set aside beside open planning, and what is owed beside invoices: everything that the proof of the money names. */
export async function gatherMoney(): Promise<{ found: Found[]; lookedAt: number }> {
  const proof = await verifyMoney();
  const named = [
    ...proof.orphanHolds.map(({ subject, problem }) => {
      const at = subject.indexOf(":");
      return {
        objectType: subject.slice(0, at),
        objectId: subject.slice(at + 1),
        problem,
        kind: KIND_OF[problem],
      };
    }),
    ...proof.mismatches.map((one) => ({ ...one, kind: KIND_OF[one.problem] })),
    ...proof.imbalances.map((one) => ({
      objectType: "transfer",
      objectId: String(one.transferId),
      problem: one.problem,
      kind: "ledger-broken" as const,
    })),
    ...proof.drift.map((one) => ({
      objectType: "ledger account",
      objectId: String(one.accountId),
      problem: one.problem,
      kind: "ledger-broken" as const,
    })),
  ];
  const found: Found[] = [];
  for (const { objectType, objectId, problem, kind } of named) {
    const place = await placeOf(objectType, objectId);
    found.push({
      scope: "money",
      kind: kind ?? "record-differs",
      areaId: place.area_id,
      personId: place.person_id,
      objectType,
      objectId,
      // Its figures may change and it is still the same difference
      aspect: problem.replaceAll(/-?[0-9]+/g, "#"),
      about: `${objectType.charAt(0).toUpperCase()}${objectType.slice(1)} ${place.about ?? objectId}: ${problem}`,
      oursPence: null,
      theirsPence: null,
    });
  }
  return { found, lookedAt: proof.transfers };
}
