import path from "node:path";
import { systemAccess } from "#app/domain/access/access.ts";
import { importCaseload } from "#app/domain/commissioning/import-caseload.server.ts";
import { runCommand } from "#app/process/command.ts";
import { PlainError } from "#app/process/plain-error.ts";
import { readNamedFile } from "#app/process/read-file.ts";
import { count } from "#app/lib/words.ts";

await runCommand(
  { usage: "cohort:import -- FILE.csv [--area SLUG] [--json]", takesFile: true, options: ["area"] },
  async ({ file, option }) => {
    const bytes = readNamedFile(file);
    const imported = await importCaseload(
      systemAccess("cohort:import"),
      option("area") ?? "southampton-2019",
      { name: path.basename(file), bytes },
    );
    if (!imported.ok) throw new PlainError(imported.refusal.words);
    const { area, people } = imported.value;
    return {
      ok: true,
      document: { ok: true, ...imported.value },
      words: `Imported ${count(people, "person", "people")} from ${path.basename(file)} into ${area}.`,
    };
  },
);
