import { verifyMoney } from "#app/domain/payments/verify-money.server.ts";
import { runCommand } from "#app/process/command.ts";
import { count } from "#app/lib/words.ts";

await runCommand({ usage: "ledger:verify [-- --json]" }, async () => {
  const proof = await verifyMoney();
  const { mismatches, ...ledger } = proof;
  const { ok, transfers, entries, accounts } = proof;
  const size = `${count(transfers, "transfer")}, ${count(entries, "entry", "entries")}, ${count(accounts, "account")}`;
  return {
    ok,
    // The seven names that outsiders rely on; what else disagrees with the ledger is said only where something does
    document: mismatches.length > 0 ? proof : ledger,
    words: ok
      ? `The ledger balances: ${size}.`
      : `THE LEDGER DOES NOT HOLD: ${JSON.stringify(proof, null, 2)}`,
  };
});
