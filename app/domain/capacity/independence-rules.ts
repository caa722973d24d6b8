/** Names are the same whatever their case, accents, dots and spaces. */
const plain = (name: string): string =>
  name
    .normalize("NFKD")
    .replaceAll(/\p{M}/gu, "")
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
export type NotIndependent = "core-service" | "planner" | "agency" | "paid-carer" | "practitioner" | "person";
type Ties = Record<NotIndependent, readonly string[]>;
/**
 * Why somebody, by their name, cannot be the advocate (Care and Support (Independent Advocacy Support) Regulations 2014 reg 2):
 * they work for the core service, plan with the person or for the planner's agency, are paid for the person's care, or decide.
 */
export function notIndependent(name: string, ties: Ties): NotIndependent | null {
  const said = plain(name);
  const of = (Object.keys(ties) as NotIndependent[]).find((tie) =>
    ties[tie].some((one) => one.trim() !== "" && plain(one) === said),
  );
  return of ?? null;
}
export const TIE_WORDS: Record<NotIndependent, string> = {
  "core-service": "works for the core service",
  planner: "is the planner of this plan",
  agency: "works for the planner’s agency, or is that agency",
  "paid-carer": "is paid for this person’s care",
  practitioner: "is the council’s practitioner here",
  person: "is the person themselves",
};
