/** A link with its query string: `/planners?expertise=autism&page=2`, or the path alone when there is nothing to say. */
export function link(path: string, query: URLSearchParams): string {
  const words = query.toString();
  return words === "" ? path : `${path}?${words}`;
}
/** The same query with one value of one name taken out, back on the first page. */
export function without(query: URLSearchParams, name: string, value?: string): URLSearchParams {
  const left = new URLSearchParams(query);
  const kept = value === undefined ? [] : left.getAll(name).filter((one) => one !== value);
  left.delete(name);
  for (const one of kept) left.append(name, one);
  left.delete("page");
  return left;
}
/** The same query on another page. */
export function onPage(query: URLSearchParams, page: number): URLSearchParams {
  const other = new URLSearchParams(query);
  if (page > 1) other.set("page", String(page));
  else other.delete("page");
  return other;
}
/** A page number from a link: 1 for whatever is not one. */
export const readPage = (words: string | null, most: number): number =>
  words !== null && /^[1-9]\d{0,5}$/.test(words) ? Math.min(Number(words), most) : 1;
/** What a word of a link stands for: null for a word that we did not choose, "constructor" among them. */
export const known = <T>(words: Readonly<Record<string, T>>, name: string | null | undefined): T | null =>
  name != null && Object.hasOwn(words, name) ? (words[name] ?? null) : null;
