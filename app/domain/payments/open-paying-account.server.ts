import type { Tx } from "#app/db.server.ts";
import type { FundingRoute } from "#app/generated/prisma/enums.ts";

export type Payer = { areaId: string; personId: string; route: FundingRoute; budgetManagerId: string | null };

const NAMES = { direct_payment: "Direct payment account", own_money: "Own account" } as const;

const whose = ({ areaId, personId, route, budgetManagerId }: Payer) => {
  switch (route) {
    case "council_held":
      return { areaId, route };
    case "third_party":
      return { areaId, route, budgetManagerId };
    default:
      return { areaId, route, personId };
  }
};

/** The account that money lies in, and so who pays (DOMAIN: Direct payment). One for each payer, made if missing. */
export async function openPayingAccount(tx: Tx, payer: Payer) {
  const owner = whose(payer);
  const there = await tx.payingAccount.findFirst({ where: owner });
  if (there) return there;
  const name =
    payer.route === "council_held"
      ? (await tx.area.findUniqueOrThrow({ where: { id: payer.areaId } })).councilName
      : payer.route === "third_party"
        ? (await tx.budgetManager.findUniqueOrThrow({ where: { id: payer.budgetManagerId ?? "" } })).name
        : NAMES[payer.route];
  await tx.payingAccount.createMany({ data: [{ ...owner, name }], skipDuplicates: true });
  const made = await tx.payingAccount.findFirst({ where: owner });
  if (!made) throw new Error("a paying account was made and is not there");
  return made;
}
