import { passwordProblem } from "#app/domain/identity/password-rules.ts";

let common: Promise<ReadonlySet<string>> | undefined;

// 49,000 words: read when the first password is chosen, not at every start
async function commonPasswords(): Promise<ReadonlySet<string>> {
  const { dictionary } = await import("@zxcvbn-ts/language-common");
  return new Set(dictionary["passwords-common"]);
}

/** What is wrong with a password that somebody chooses; null when it will do. */
export async function checkPassword(
  password: string,
  owner: { email: string; name: string },
): Promise<string | null> {
  return passwordProblem(password, owner, await (common ??= commonPasswords()));
}
