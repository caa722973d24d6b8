/**
 * An address that no page of ours has and that the database could not be asked about: with the character NUL in it, or
 * escapes that are not UTF-8. The server answers these itself.
 */
export function brokenAddress(pathAndQuery: string): boolean {
  if (/%00|\0/.test(pathAndQuery)) return true;
  const [path = ""] = pathAndQuery.split("?", 1);
  try {
    decodeURIComponent(path);
    return false;
  } catch {
    return true;
  }
}
