const SHORTEST = 12;
const LONGEST = 200;
export const PASSWORD_HINT = `${SHORTEST} characters or more. Three or four words that only you would put together work well. Spaces are fine.`;

const letters = (words: string) => words.toLowerCase().normalize("NFKC");
const COMMON = "This password is one of the first that a stranger would try. Choose another one.";

/** "abcabcabc" is "abc" again and again: its shortest repeated part, or the whole. */
function repeated(words: string): string {
  const at = (words + words).indexOf(words, 1);
  return words.slice(0, at);
}
/** 123456789012, abcdefghijkl, zyxw…: each sign next to the one before; 9 and 0 are next to each other too. */
function isRow(words: string): boolean {
  const codes = Array.from(words, (sign) => sign.codePointAt(0) ?? 0);
  return [1, -1].some((way) =>
    codes.every((code, i) => i === 0 || [way, way * -9].includes(code - (codes[i - 1] ?? 0))),
  );
}

/**
 * What is wrong with a password, in words; null when it will do. No rules about capitals or signs: they make passwords
 * harder to remember, not to guess (NCSC). `common` holds passwords in small letters.
 */
export function passwordProblem(
  password: string,
  owner: { email: string; name: string },
  common: ReadonlySet<string>,
): string | null {
  const length = Array.from(password).length;
  if (length < SHORTEST) return `Choose a password with ${SHORTEST} characters or more`;
  if (length > LONGEST) return `Choose a password with ${LONGEST} characters or fewer`;
  const plain = letters(password);
  const bare = plain.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, "");
  const joined = plain.replaceAll(/[^\p{L}\p{N}]/gu, "");
  const unit = repeated(plain);
  if (
    common.has(plain) ||
    common.has(joined) ||
    common.has(repeated(joined)) ||
    bare.length < 4 ||
    common.has(bare) ||
    common.has(repeated(bare)) ||
    unit.length <= 4 ||
    common.has(unit) ||
    isRow(plain)
  )
    return COMMON;
  const own = [
    owner.email,
    owner.email.split("@")[0] ?? "",
    owner.name.replaceAll(" ", ""),
    ...owner.name.split(" "),
  ]
    .map(letters)
    .filter((part) => part.length >= 4);
  if (own.some((part) => plain.includes(part)))
    return "Leave your name and your email address out of the password";
  return null;
}
