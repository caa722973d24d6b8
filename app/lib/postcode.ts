/** "so17 1bj" to "SO17 1BJ"; an outward part alone stays alone. Null when it is neither. */
export function readPostcode(words: string): { outcode: string; full: string | null } | null {
  const letters = words.toUpperCase().replace(/[^A-Z0-9]/g, "");
  const full = /^([A-Z]{1,2}[0-9][A-Z0-9]?)([0-9][A-Z]{2})$/.exec(letters);
  if (full) return { outcode: full[1] ?? "", full: `${full[1] ?? ""} ${full[2] ?? ""}` };
  return /^[A-Z]{1,2}[0-9][A-Z0-9]?$/.test(letters) ? { outcode: letters, full: null } : null;
}
