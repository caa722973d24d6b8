const INSTEAD: Record<string, string> = {
  Æ: "AE",
  Œ: "OE",
  Ø: "O",
  Ł: "L",
  Đ: "D",
  Ð: "D",
  Þ: "TH",
  ẞ: "SS",
  "‐": "-",
  "‑": "-",
  "–": "-",
  "—": "-",
  "−": "-",
  "’": "",
  "'": "",
};

/**
 * Words in the letters that Bacs takes: A to Z, 0 to 9, full stop, ampersand, slash, hyphen and space. Accents go, an
 * apostrophe closes up, anything else becomes a space.
 */
export function bacsText(words: string): string {
  const upper = words.replaceAll("ß", "ss").toUpperCase();
  return Array.from(upper.normalize("NFD").replace(/\p{M}/gu, ""), (letter) => INSTEAD[letter] ?? letter)
    .join("")
    .replace(/[^A-Z0-9.&/ -]/g, " ")
    .replace(/ +/g, " ")
    .trim();
}

/** The same, cut or filled with spaces to a field's width. */
export const bacsField = (words: string, width: number): string =>
  bacsText(words).slice(0, width).padEnd(width);
