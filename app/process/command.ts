// What every command of the shell has in common: its arguments, the database, its answer, its exit code.
import { parseArgs } from "node:util";
import { open, type Opened } from "#app/process/open.server.ts";
import { PlainError, tell } from "#app/process/plain-error.ts";

/** `document` is what --json prints; `words` is the same for people. `ok: false` ends in exit code 1. */
export type Answer = { ok: boolean; document: object; words: string };
export type Given = {
  opened: Opened;
  /** The FILE argument; empty for a command that takes none. */
  file: string;
  /** A `--name value` or `--name=value`. */
  option: (name: string) => string | undefined;
  flag: (name: string) => boolean;
};
export type Command = {
  /** As shown when it is called wrongly: "db:backup -- FILE" */
  usage: string;
  takesFile?: boolean;
  options?: readonly string[];
  flags?: readonly string[];
};

function read({ usage, takesFile = false, options = [], flags = [] }: Command, words: string[]) {
  try {
    const parsed = parseArgs({
      args: words,
      allowPositionals: true,
      options: {
        ...Object.fromEntries(options.map((name) => [name, { type: "string" as const }])),
        ...Object.fromEntries([...flags, "json"].map((name) => [name, { type: "boolean" as const }])),
      },
    });
    const { positionals } = parsed;
    const values: Record<string, unknown> = parsed.values;
    if (positionals.length !== (takesFile ? 1 : 0)) throw new Error("wrong number of arguments");
    return {
      file: positionals[0] ?? "",
      option: (name: string) => (typeof values[name] === "string" ? values[name] : undefined),
      flag: (name: string) => values[name] === true,
    };
  } catch (error) {
    throw new PlainError(`Use it like this: npm run ${usage} (${(error as Error).message}).`, {
      cause: error,
    });
  }
}

/**
 * Runs one command: opens the database as the app does (started if need be, migrated), works whether the app is running or
 * not, prints the answer, and ends with 0 or 1. With --json, stdout carries one JSON document and nothing else.
 */
export async function runCommand(
  command: Command,
  work: (given: Given) => Promise<Answer>,
  words = process.argv.slice(2),
): Promise<never> {
  const json = words.includes("--json");
  // Whatever else is said on the way goes to stderr
  console.log = console.error;
  let opened: Opened | undefined;
  const stop = () => void opened?.close().finally(() => process.exit(1));
  process.once("SIGINT", stop).once("SIGTERM", stop);
  let answer: Answer;
  try {
    const given = read(command, words);
    opened = await open();
    answer = await work({ ...given, opened });
  } catch (error) {
    const sentence = tell(error);
    answer = { ok: false, document: { ok: false, error: sentence }, words: "" };
  }
  await opened?.close();
  const said = json ? JSON.stringify(answer.document) : answer.words;
  if (said !== "") await new Promise((resolve) => process.stdout.write(`${said}\n`, resolve));
  process.exit(answer.ok ? 0 : 1);
}
