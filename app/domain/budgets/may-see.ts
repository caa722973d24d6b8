import type { PersonAccess } from "#app/domain/access/access.ts";
import { covers } from "#app/domain/access/grant-rules.ts";
import type { PotKind } from "#app/generated/prisma/enums.ts";

/** The person sees every pot; who acts for them sees all with a grant for money, else only the support planning money. */
export const seesWholeBudget = ({ grant }: PersonAccess): boolean => grant === null || covers(grant, "money");
export const maySee =
  (access: PersonAccess) =>
  ({ kind }: { kind: PotKind }): boolean =>
    seesWholeBudget(access) ||
    (kind === "support_planning" && access.grant !== null && covers(access.grant, "engage_planners"));
