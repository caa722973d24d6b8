import type { Act } from "#app/domain/audit/act.server.ts";
import type { Prisma } from "#app/generated/prisma/client.ts";
import { now } from "#app/lib/clock.ts";
import { Refusal } from "#app/lib/result.ts";

const staleProfile = () =>
  new Refusal(
    "stale",
    "This profile was changed since you opened this page, perhaps in another tab. Nothing was saved. Open it again, and make your change there.",
  );

/** Changes the profile if it still is at the version that the form was made for, and takes it one version on. */
export async function changePlanner(
  tx: Act,
  which: { id: string; areaId: string; version: number },
  data: Prisma.PlannerUncheckedUpdateManyInput,
): Promise<void> {
  const { count } = await tx.planner.updateMany({
    where: which,
    data: { ...data, version: { increment: 1 }, updatedAt: now() },
  });
  if (count === 0) throw staleProfile();
}
