export type Piece = { text: string; href: string | null };

/**
 * Splits words into plain text and the web addresses in it, so that a page can make links of those alone. Only http and
 * https; a full stop or bracket after an address is not part of it.
 */
export function linkPieces(words: string): Piece[] {
  const pieces: Piece[] = [];
  let from = 0;
  for (const match of words.matchAll(/https?:\/\/[^\s<>"'`]+[^\s<>"'`.,;:!?)\]}]/g)) {
    if (!URL.canParse(match[0])) continue;
    if (match.index > from) pieces.push({ text: words.slice(from, match.index), href: null });
    pieces.push({ text: match[0], href: match[0] });
    from = match.index + match[0].length;
  }
  if (from < words.length) pieces.push({ text: words.slice(from), href: null });
  return pieces;
}
