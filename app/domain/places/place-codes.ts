const OUTCODE = /^[A-Z]{1,2}[0-9][A-Z0-9]?$/;

/**
 * The codes to look for in what somebody typed as a postcode, longest first: the whole postcode, its sector ("SO17 1"),
 * its outward part ("SO17"). None when it is no postcode at all.
 */
export function placeCodes(words: string): string[] {
  const typed = words.slice(0, 40).toUpperCase();
  const letters = typed.replace(/[^A-Z0-9]/g, "");
  if (letters.length > 7) return [];
  // The inward part is a digit and two letters, of which some may not have been typed yet
  const inward = (match: RegExpExecArray | null): string[] => {
    const [, outcode = "", digit = "", unit = ""] = match ?? [];
    if (!match) return [];
    return [...(unit.length === 2 ? [`${outcode} ${digit}${unit}`] : []), `${outcode} ${digit}`, outcode];
  };
  // With a space there is no doubt: "SO1 7" is a sector, "SO17" more likely an outward part
  const spaced = inward(/^([A-Z]{1,2}[0-9][A-Z0-9]?)\s+([0-9])([A-Z]{0,2})$/.exec(typed.trim()));
  if (spaced.length > 0) return spaced;
  const whole = OUTCODE.test(letters) ? [letters] : [];
  return [...whole, ...inward(/^([A-Z]{1,2}[0-9][A-Z0-9]?)([0-9])([A-Z]{0,2})$/.exec(letters))];
}

/** The outward part of a place's code, "SO17". */
export const outcodeOf = (code: string): string => code.split(" ")[0] ?? code;
