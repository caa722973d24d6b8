import { verifyAudit } from "#app/domain/audit/verify-audit.server.ts";
import { runCommand } from "#app/process/command.ts";
import { count } from "#app/lib/words.ts";

await runCommand({ usage: "audit:verify [-- --json]" }, async () => {
  const proof = await verifyAudit();
  return {
    ok: proof.ok,
    document: proof,
    words: proof.ok
      ? `The audit chain is whole: ${count(proof.events, "event")}.`
      : [
          "THE AUDIT CHAIN IS BROKEN:",
          ...proof.problems.map((one) => `event ${one.seq} ${one.problem}`),
        ].join("\n"),
  };
});
