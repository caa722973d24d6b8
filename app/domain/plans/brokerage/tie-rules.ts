/** A planner who helps to write a plan, with the agency that they work for: by their profile, not by their own word. */
export type PlanPlanner = {
  accountId: string | null;
  name: string;
  agency: string | null;
};
/** Who would be paid: names as somebody wrote them, and who is known by a record. */
type Paid = { names: readonly string[]; accountId?: string | null };
type Tie = { planner: string; agency: string | null; byName: boolean };

const LEFT_OUT = new Set(["the", "ltd", "limited", "cic", "llp", "plc", "and"]);
const words = (name: string): string[] =>
  name
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== "" && !LEFT_OUT.has(word));
/** One name stands whole in the other. A name of a single word must be all of it: “Harbour” is not “Harbour Taxis”. */
function sameName(one: string, other: string): boolean {
  const [short, long] = [words(one), words(other)].sort((a, b) => a.length - b.length) as [
    string[],
    string[],
  ];
  if (short.length === 0) return false;
  if (short.length === 1) return long.length === 1 && short[0] === long[0];
  return ` ${long.join(" ")} `.includes(` ${short.join(" ")} `);
}

/** Whether a planner of the plan, or their agency, would be paid; null where not. What a record says comes before a name. */
export function tieOf(planners: readonly PlanPlanner[], paid: Paid): Tie | null {
  for (const { accountId, name } of planners)
    if (accountId !== null && paid.accountId === accountId)
      return { planner: name, agency: null, byName: false };
  for (const { name, agency } of planners) {
    if (agency !== null && paid.names.some((one) => sameName(one, agency)))
      return { planner: name, agency, byName: true };
    if (paid.names.some((one) => sameName(one, name))) return { planner: name, agency: null, byName: true };
  }
  return null;
}

/** For the person, and for whoever approves. */
export function tieWords(tie: Tie | null): string {
  if (!tie) return "";
  const plans = `${tie.planner} helps to write this plan`;
  if (tie.agency !== null)
    return `${plans} and works for ${tie.agency}. By its name, this is that agency. It may be chosen; others can be asked first.`;
  return tie.byName
    ? `${plans}. By the name, they would be paid for this themselves. It may be chosen; others can be asked first.`
    : `${plans} and would be paid for this themselves. It may be chosen; others can be asked first.`;
}
