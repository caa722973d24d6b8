import { runCommand } from "#app/process/command.ts";
import { count } from "#app/lib/words.ts";

// The database is migrated whenever it is opened; this does nothing else
await runCommand({ usage: "db:migrate" }, ({ opened: { migrations } }) =>
  Promise.resolve({
    ok: true,
    document: { ok: true, applied: migrations },
    words:
      migrations.length === 0
        ? "The database is up to date."
        : `Applied ${count(migrations.length, "migration")}: ${migrations.join(", ")}.`,
  }),
);
