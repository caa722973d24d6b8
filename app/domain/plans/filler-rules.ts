// A word typed to fill a box does not fill a gap. No rule can read meaning: this one only catches what plainly says nothing,
// and whoever approves reads the rest. Somebody's few honest words pass, in any language.

/** Words that say nothing by themselves. */
const EMPTY = new Set(
  `a above added advised agreed all also am an and any applicable are arranged as assessed at attached be been before below but
  by can completed confirmed decided determined did discussed do does done each etc filled fine follow for from get given go
  good got had has have he her here him his how i if in is it its just know known later me more my n na needed next nil no none
  not nothing of ok okay on one or our out pending per please previous recorded required reviewed same say she so some
  stated stuff such sure tba tbc tbd test testing text than that the their them then there these they thing things this to todo
  under unknown up updated us usual various was we well were what when where which who will with word words write written
  x yes yet you your`.split(/\s+/),
);
/** Ways to put it off, whatever few words follow. */
const PUT_OFF = [
  /^to be (confirmed|completed|advised|agreed|discussed|decided|determined|arranged|filled|added|done|written|updated|assessed|reviewed)\b/,
  /^(will|to) (follow|be (added|done|completed|confirmed|discussed|written|updated))\b/,
  /^(tba|tbc|tbd|pending|awaiting|waiting for|waiting on)\b/,
  /^(please )?(see|refer to|as|as per|per|as in|same as) (the |my |our |their )?(above|below|attached|assessment|notes|care plan|previous|last|before|discussed|stated|file|report|email|other)\b/,
  /^(not|none|nothing|no) (applicable|known|yet|sure|needed|required|identified|reported|recorded|stated|discussed|at present|at this time|to add|to report|to say|to note|information|comment|comments)\b/,
  /^(i )?(do not|don t|dont) know\b/,
  /^lorem ipsum\b/,
];
const MOST_WORDS_OF_PUTTING_OFF = 9;
const KEYS_IN_A_ROW = /qwer|asdf|zxcv|hjkl|sdfg|dfgh|fghj|poiu|lkjh|mnbv/;

const segmenter = new Intl.Segmenter("en-GB", { granularity: "word" });
/** The words of a text, as any language counts them, small and without accents that only some people type. */
function wordsOf(text: string): string[] {
  const plain = text.normalize("NFKC").toLowerCase().replaceAll(/[’']/g, " ");
  return [...segmenter.segment(plain)]
    .filter(({ isWordLike, segment }) => isWordLike && /\p{L}/u.test(segment))
    .map(({ segment }) => segment);
}
function tellsSomething(word: string): boolean {
  if (EMPTY.has(word)) return false;
  if (/(.)\1\1/u.test(word)) return false;
  const latin = word.normalize("NFD").replaceAll(/\p{M}/gu, "");
  if (!/^[a-z]+$/.test(latin)) return true;
  return latin.length > 1 && !KEYS_IN_A_ROW.test(latin) && (latin.length < 4 || /[aeiouyw]/.test(latin));
}
const plainOf = (text: string) => wordsOf(text).join(" ");

/**
 * Whether a text fills a gap. `least` words that say something, no two the same: 2 for a box, 1 for a name or a thing.
 * @param asked the question above the box: written back, it is no answer.
 */
export function tells(text: string, least = 2, asked = ""): boolean {
  const words = wordsOf(text);
  const plain = words.join(" ");
  if (asked !== "" && plain === plainOf(asked)) return false;
  if (words.length <= MOST_WORDS_OF_PUTTING_OFF && PUT_OFF.some((pattern) => pattern.test(plain)))
    return false;
  return new Set(words.filter(tellsSomething)).size >= least;
}

/** The same words in another box answer one of the two at most. */
export const sameWords = (one: string, other: string): boolean => {
  const plain = plainOf(one);
  return plain !== "" && plain === plainOf(other);
};
