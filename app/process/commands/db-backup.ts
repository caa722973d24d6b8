import path from "node:path";
import { takeBackup } from "#app/process/backup/take-backup.server.ts";
import { runCommand } from "#app/process/command.ts";
import { count } from "#app/lib/words.ts";

await runCommand({ usage: "db:backup -- FILE", takesFile: true }, async ({ file, opened }) => {
  const taken = await takeBackup(opened.url, file);
  return {
    ok: true,
    document: { ok: true, file: path.resolve(file), ...taken },
    words: `Everything is in ${file}: ${count(taken.rows, "row")} of ${count(taken.tables, "table")}. It holds personal data; keep it safe.`,
  };
});
