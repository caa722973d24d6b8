import { randomUUID } from "node:crypto";
import type { Access } from "#app/domain/access/access.ts";
import type { Act } from "#app/domain/audit/act.server.ts";
import { now } from "#app/lib/clock.ts";

type Happening = { id: string; personId: string; areaId: string };
/** What happened to an invoice, for the people in it and for the audit chain. `words` are shown to both ends, and never audited. */
export async function recordInvoiceEvent(
  tx: Act,
  access: Access,
  invoice: Happening,
  kind: string,
  words = "",
  detail: Record<string, string | number | boolean | null> = {},
  id: string = randomUUID(),
): Promise<void> {
  await tx.invoiceEvent.create({
    data: {
      id,
      invoiceId: invoice.id,
      kind,
      words,
      byName:
        access.subject && access.grant
          ? `${access.actor.name}, for ${access.subject.name}`
          : access.actor.name,
      actorAccountId: access.actor.accountId,
      grantId: access.grant?.id ?? null,
      at: now(),
    },
  });
  tx.audit({
    action: `invoice.${kind}`,
    objectType: "invoice",
    objectId: invoice.id,
    personId: invoice.personId,
    areaId: invoice.areaId,
    detail,
  });
}
