/**
 * Where to go next on this site, from words in a URL or form: a path of ours or null. Browsers read "//host" and "/\host"
 * as another site, drop tabs and line breaks from addresses, and take "https:" as a start of its own.
 */
export function localPath(words: string | null | undefined): string | null {
  if (!words || !/^\/(?![/\\])/.test(words) || /[\\\p{Cc}]/u.test(words)) return null;
  const here = "http://here.invalid";
  if (!URL.canParse(words, here)) return null;
  const url = new URL(words, here);
  return url.origin === here && !url.pathname.startsWith("//") ? url.pathname + url.search + url.hash : null;
}
