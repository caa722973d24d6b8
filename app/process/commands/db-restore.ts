import { restoreBackup } from "#app/process/backup/restore-backup.server.ts";
import { runCommand } from "#app/process/command.ts";
import { count } from "#app/lib/words.ts";

const proof = (name: string, ok: boolean) =>
  ok ? `${name} holds` : `${name} DOES NOT HOLD, as in the backup`;

await runCommand(
  { usage: "db:restore -- FILE [--replace]", takesFile: true, flags: ["replace"] },
  async ({ file, flag, opened }) => {
    const restored = await restoreBackup(opened.url, file, flag("replace"));
    const ok = restored.ledgerOk && restored.auditOk;
    return {
      ok,
      document: { ok, ...restored },
      words: `Restored ${count(restored.rows, "row")} of ${count(restored.tables, "table")}, as many as the backup has; ${proof("the ledger", restored.ledgerOk)}; ${proof("the audit chain", restored.auditOk)}. Start running copies of Ownway again.`,
    };
  },
);
