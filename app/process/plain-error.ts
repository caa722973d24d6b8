/** An error whose message is one sentence that says what to do: shown as it is, without a stack trace. */
export class PlainError extends Error {
  override name = "PlainError";
}

type Known = { code?: unknown; path?: string; errcode?: unknown; cause?: unknown };
const FULL = "The disk is full. Nothing that was saved is lost. Make some room, then start again.";
const SENTENCES: Record<string, (error: Known) => string> = {
  ENOSPC: () => FULL,
  EDQUOT: () => FULL,
  "53100": () => FULL,
  EACCES: ({ path }) =>
    `This user may not read or write ${path ?? "a file"}. Give it the right to, or run as a user who has it.`,
  EPERM: ({ path }) =>
    `This user may not use ${path ?? "a file"}. Give it the right to, or run as a user who has it.`,
  EROFS: ({ path }) =>
    `${path ?? "The folder"} is on a disk that cannot be written. Set DATA_DIR to a folder that can.`,
  EEXIST: ({ path }) => `${path ?? "That"} is a file and not a folder. Choose another name.`,
  ENOTDIR: ({ path }) => `${path ?? "That"} lies in something that is not a folder. Choose another name.`,
  ENOENT: ({ path }) => `There is no file or folder ${path ?? "of that name"}. Check the name.`,
  EISDIR: ({ path }) => `${path ?? "That"} is a folder. Give the name of a file.`,
};
const SQLITE: Record<number, string> = {
  8: "A lock file in the data folder cannot be written by this user. Run Ownway as the user who made the folder.",
  13: FULL,
  14: "A lock file in the data folder cannot be opened by this user. Run Ownway as the user who made the folder.",
};

/** What to tell the person at the keyboard, in one sentence; null for a fault of the program itself. */
function sentenceOf(error: unknown): string | null {
  if (!(error instanceof Error)) return null;
  if (error instanceof PlainError || error.name === "Refusal") return error.message;
  const known = error as Known;
  if (typeof known.errcode === "number" && SQLITE[known.errcode]) return SQLITE[known.errcode] ?? null;
  const sentence = typeof known.code === "string" ? SENTENCES[known.code] : undefined;
  return sentence ? sentence(known) : sentenceOf(known.cause);
}

/** Says why the program ends: one sentence, or for a fault of its own all there is to know. */
export function tell(error: unknown): string {
  const sentence = sentenceOf(error);
  if (sentence !== null) console.error(sentence);
  else console.error("Ownway met a fault of its own:", error);
  return sentence ?? (error instanceof Error ? error.message : String(error));
}
