import { readFileSync } from "node:fs";
import { PlainError } from "#app/process/plain-error.ts";

/** The bytes of a file named on the command line; one that cannot be read is said in a sentence. */
export function readNamedFile(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch (error) {
    throw new PlainError(`${file} cannot be read (${(error as NodeJS.ErrnoException).code ?? "unknown"}).`, {
      cause: error,
    });
  }
}
