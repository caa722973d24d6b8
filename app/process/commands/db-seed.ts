import { demonstration } from "#app/env.server.ts";
import { startCards } from "#app/gateways/payments/cards.server.ts";
import { runCommand } from "#app/process/command.ts";
import { seedIfEmpty } from "#app/process/demonstration.server.ts";
import { PlainError } from "#app/process/plain-error.ts";

await runCommand({ usage: "db:seed" }, async ({ opened }) => {
  if (!demonstration())
    throw new PlainError("The demonstration is never put into a production database. Nothing was changed.");
  // Somebody in the demonstration has paid by card
  const cards = await startCards();
  try {
    if ((await seedIfEmpty(opened)) === "kept")
      throw new PlainError(
        "The database is not empty, so the demonstration was not put into it. Nothing was changed.",
      );
  } finally {
    await cards.stop();
  }
  return { ok: true, document: { ok: true, seeded: true }, words: "The demonstration is in the database." };
});
