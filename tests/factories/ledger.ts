import { randomUUID } from "node:crypto";
import {
  openLedgerAccount,
  post,
  type Mode,
  type Transfer,
  type TransferKind,
} from "#app/domain/ledger/ledger.server.ts";
import { db } from "#app/db.server.ts";

const line = (account: bigint, pence: number) => ({ account, pence });
const about = (id: string) => ({ subject: { type: "engagement", id }, actorId: null });

/** Ledger accounts of an invented pot with money in it, its area and a planner: no rows outside the ledger. */
export async function makeLedgerPot(pence: number, mode: Mode = "live") {
  const [area, pot, planner, payer] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()];
  const [provider, platform] = [`stripe-${area}`, `ownway-${area}`];
  const tx = db().prisma;
  const ledgerPot = {
    id: pot,
    funding: await openLedgerAccount(tx, "area/funding", area, mode),
    adjustments: await openLedgerAccount(tx, "area/adjustments", area, mode),
    adjustmentsHeld: await openLedgerAccount(tx, "area/adjustments-held", area, mode),
    paidOut: await openLedgerAccount(tx, "area/paid-out", area, mode),
    available: await openLedgerAccount(tx, "pot/available", pot, mode),
    held: await openLedgerAccount(tx, "pot/held", pot, mode),
    owed: await openLedgerAccount(tx, "planner/owed", planner, mode),
    cardOwed: await openLedgerAccount(tx, "planner/card-owed", planner, mode),
    payerPaid: await openLedgerAccount(tx, "paying-account/paid-out", payer, mode),
    cardsIn: await openLedgerAccount(tx, "provider/cards-in", provider, mode),
    transferred: await openLedgerAccount(tx, "provider/transferred", provider, mode),
    costs: await openLedgerAccount(tx, "provider/costs", provider, mode),
    ownMoney: await openLedgerAccount(tx, "platform/own-money", platform, mode),
  };
  const { transferId } = await post(tx, {
    key: `allocate:${pot}`,
    kind: "allocate",
    lines: [line(ledgerPot.funding, -pence), line(ledgerPot.available, pence)],
    subject: { type: "pot", id: pot },
    actorId: null,
  });
  return { ...ledgerPot, allocation: transferId };
}
export type LedgerPot = Awaited<ReturnType<typeof makeLedgerPot>>;

export const holdIn = (p: LedgerPot, pence: number, key: string = randomUUID(), expires?: Date) =>
  post(db().prisma, {
    key,
    kind: "hold",
    lines: [line(p.available, -pence), line(p.held, pence)],
    ...about(p.id),
    ...(expires ? { expires } : {}),
  });
export const captureOf = (p: LedgerPot, hold: bigint, held: number, due = held, key: string = randomUUID()) =>
  post(db().prisma, {
    key,
    kind: "capture",
    hold,
    lines: [line(p.held, -held), line(p.owed, due), ...(held > due ? [line(p.available, held - due)] : [])],
    ...about(p.id),
  });
export const releaseOf = (p: LedgerPot, hold: bigint, held: number, key: string = randomUUID()) =>
  post(db().prisma, {
    key,
    kind: "release",
    hold,
    lines: [line(p.held, -held), line(p.available, held)],
    ...about(p.id),
  });
export const refundOf = (p: LedgerPot, capture: bigint, pence: number, key: string = randomUUID()) =>
  post(db().prisma, {
    key,
    kind: "refund",
    refunds: capture,
    lines: [line(p.owed, -pence), line(p.available, pence)],
    ...about(p.id),
  });
type Names = Exclude<keyof LedgerPot, "id" | "allocation">;
/** A transfer by the names of its accounts: `{ cardsIn: -100, available: 100 }`. */
export const move = (
  p: LedgerPot,
  kind: TransferKind,
  moves: Partial<Record<Names, number>>,
  of: Partial<Pick<Transfer, "refunds" | "reverses" | "hold" | "key">> = {},
) =>
  post(db().prisma, {
    key: randomUUID(),
    kind,
    lines: Object.entries(moves).map(([name, pence]) => line(p[name as Names], pence)),
    ...about(p.id),
    ...of,
  });
/** How many of these were done; the rest were refused. */
export const settled = (all: PromiseSettledResult<unknown>[]) =>
  all.filter((one) => one.status === "fulfilled").length;
