import type { Tx } from "#app/db.server.ts";
import type { CaseKind } from "#app/generated/prisma/enums.ts";

export type NewCase = {
  areaId: string;
  kind: CaseKind;
  subject: string;
  personId?: string;
  engagementId?: string;
  onceKey: string;
};

/** Something for the core service to look at; the same `onceKey` twice is one case. */
export async function openCase(tx: Tx, newCase: NewCase): Promise<void> {
  await tx.coreCase.createMany({ data: [newCase], skipDuplicates: true });
}
