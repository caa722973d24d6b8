import { hash, verify } from "@node-rs/argon2";

// argon2id, OWASP's parameters (QUALITY: Passwords)
const argon = { memoryCost: 19456, timeCost: 2, parallelism: 1 };
let decoy: Promise<string> | undefined;

// The same words typed on another keyboard may come as other code points (NIST 800-63B)
const same = (password: string) => password.normalize("NFKC");

export const hashPassword = (password: string): Promise<string> => hash(same(password), argon);

/** Takes as long for an account that does not exist as for one that does. */
export async function passwordMatches(
  passwordHash: string | null | undefined,
  password: string,
): Promise<boolean> {
  decoy ??= hash("no such account", argon);
  const matches = await verify(passwordHash ?? (await decoy), same(password));
  return matches && passwordHash != null;
}
