// Templates and ideas go from one plan into others: whoever a planner works for must not travel with them.
export type KnownPerson = {
  firstName: string | null;
  lastName: string | null;
  reference: string;
  postcode: string | null;
  phone: string | null;
  email: string | null;
};
/** `sure`: nobody writes this by chance. Else it is a name that is also a word ("Will", "Grace"), and its writer may know better. */
export type PersonFound = { words: string; sure: boolean };

const escaped = (words: string) => words.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&");
const whole = (words: string, flags: string) =>
  new RegExp(`(?<![\\p{L}\\p{N}])${escaped(words).replaceAll(/\s+/g, "\\s+")}(?![\\p{L}\\p{N}])`, flags);
const squashed = (words: string) => words.toUpperCase().replaceAll(/[^A-Z0-9]/g, "");
const digits = (words: string) => words.replaceAll(/\D/g, "");
const FEWEST_DIGITS = 9;

/** The first of these people who is in a text, by name, reference, postcode, phone or email. */
export function personIn(text: string, people: readonly KnownPerson[]): PersonFound | null {
  const plain = text.normalize("NFKC");
  const [letters, figures] = [squashed(plain), digits(plain)];
  const found = (words: string): PersonFound => ({ words, sure: true });
  for (const { firstName, lastName, reference, postcode, phone, email } of people) {
    const [first, last] = [
      firstName?.normalize("NFKC").trim() ?? "",
      lastName?.normalize("NFKC").trim() ?? "",
    ];
    if (
      first &&
      last &&
      (whole(`${first} ${last}`, "iu").test(plain) || whole(`${last}, ${first}`, "iu").test(plain))
    )
      return found(`the name ${first} ${last}`);
    if (reference.length >= 3 && whole(reference, "iu").test(plain))
      return found(`the reference ${reference}`);
    const code = squashed(postcode ?? "");
    if (code.length >= 5 && letters.includes(code)) return found("a postcode of somebody you work for");
    const number = digits(phone ?? "").slice(-FEWEST_DIGITS);
    if (number.length === FEWEST_DIGITS && figures.includes(number))
      return found("a phone number of somebody you work for");
    if (email && plain.toLowerCase().includes(email.toLowerCase()))
      return found("an email address of somebody you work for");
  }
  for (const { firstName, lastName } of people)
    for (const name of [lastName, firstName]) {
      const one = name?.normalize("NFKC").trim() ?? "";
      if (one.length >= 2 && whole(one, "u").test(plain)) return { words: `“${one}”`, sure: false };
    }
  return null;
}

/** Whatever reaches or places anybody at all: what everybody reads has none of it. */
export function contactIn(text: string): string | null {
  const plain = text.normalize("NFKC");
  if (/\b[A-Z]{1,2}[0-9][A-Z0-9]?\s*[0-9][A-Z]{2}\b/i.test(plain)) return "a postcode";
  if (/\S@\S+\.\S/.test(plain)) return "an email address";
  if (/(?:\d[\s().-]{0,2}){9,}/.test(plain)) return "a phone number or another long number";
  return null;
}
