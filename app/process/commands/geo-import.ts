import path from "node:path";
import { systemAccess } from "#app/domain/access/access.ts";
import { importPlaces } from "#app/domain/places/import-places.server.ts";
import { readPlaces } from "#app/domain/places/read-places.ts";
import { runCommand } from "#app/process/command.ts";
import { PlainError } from "#app/process/plain-error.ts";
import { readNamedFile } from "#app/process/read-file.ts";
import { count } from "#app/lib/words.ts";

await runCommand({ usage: "geo:import -- FILE.csv [--json]", takesFile: true }, async ({ file }) => {
  const name = path.basename(file);
  const read = readPlaces(readNamedFile(file));
  if (!read.ok)
    throw new PlainError(`${name}, line ${read.problem.line}: ${read.problem.reason}. Nothing was imported.`);
  const imported = await importPlaces(systemAccess("geo:import"), read.rows, name);
  if (!imported.ok) throw new PlainError(imported.refusal.words);
  return {
    ok: true,
    document: { ok: true, places: imported.value },
    words: `Imported ${count(imported.value, "place")} from ${name}.`,
  };
});
