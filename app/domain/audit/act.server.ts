import type { Access } from "#app/domain/access/access.ts";
import { db, type Tx } from "#app/db.server.ts";
import { Refusal, type Refused, type Result } from "#app/lib/result.ts";

/** What was done or seen. `detail` holds ids, figures and states: never personal data. */
export type AuditEntry = {
  action: string;
  objectType: string;
  objectId: string;
  detail?: Record<string, string | number | boolean | null>;
  /** When the act is about a person other than the access's own subject (a practitioner, a planner). */
  personId?: string;
  areaId?: string;
};
export type Act = Tx & { audit: (entry: AuditEntry) => void };

const TRY_AGAIN = ["40001", "40P01"]; // serialization failure, deadlock
type Coded = { code?: string; meta?: { driverAdapterError?: { cause?: { originalCode?: string } } } };
const codeOf = (error: unknown): string =>
  (error as Coded).meta?.driverAdapterError?.cause?.originalCode ?? (error as Coded).code ?? "";

function row(access: Access, entry: AuditEntry) {
  return {
    actorAccountId: access.actor.accountId,
    actorRole: access.actor.role,
    personId: entry.personId ?? access.subject?.personId ?? null,
    grantId: access.grant?.id ?? null,
    assistedSessionId: access.grant?.assistedSessionId ?? null,
    areaId: entry.areaId ?? access.subject?.areaId ?? ("areaId" in access.actor ? access.actor.areaId : null),
    action: entry.action,
    objectType: entry.objectType,
    objectId: entry.objectId,
    detail: entry.detail ?? {},
    requestId: access.requestId,
  };
}

/**
 * One transaction for one act: the domain rows, the ledger postings, the jobs and, last of all, the audit rows.
 * A `Refusal` thrown inside undoes everything and comes back as a refused Result. A deadlock is tried again.
 */
export async function act<T>(access: Access, work: (tx: Act) => Promise<T>): Promise<Result<T, Refused>> {
  for (let attempt = 1; ; attempt++) {
    const entries: AuditEntry[] = [];
    try {
      const value = await db().prisma.$transaction(async (tx) => {
        const audit = (entry: AuditEntry) => void entries.push(entry);
        const result = await work(
          new Proxy(tx, {
            get: (target, name) => (name === "audit" ? audit : (Reflect.get(target, name) as unknown)),
          }) as Act,
        );
        // The end of the chain is locked until commit, so this comes last
        if (entries.length > 0) {
          await tx.$executeRaw`SELECT audit.append(${JSON.stringify(entries.map((entry) => row(access, entry)))}::jsonb)`;
        }
        return result;
      });
      return { ok: true, value };
    } catch (error) {
      if (error instanceof Refusal) return { ok: false, refusal: { code: error.code, words: error.message } };
      if (attempt >= 4 || !TRY_AGAIN.includes(codeOf(error))) throw error;
    }
  }
}

/** Records that somebody saw personal data. */
export async function recordView(access: Access, entry: AuditEntry): Promise<void> {
  await db().prisma.$executeRaw`SELECT audit.append(${JSON.stringify([row(access, entry)])}::jsonb)`;
}
