import type { PictureName } from "#app/lib/paper/pictures.tsx";

/** A part of a paper, in the order in which it is read. Words are people's own: they are never marked up, only set. */
export type Block =
  | { is: "heading"; level: 2 | 3; words: string }
  | { is: "words"; words: string; tone?: "plain" | "soft" | "strong" }
  /** Somebody's own words, kept as they are, under a line that says whose they are. */
  | { is: "own"; by: string; words: string }
  | { is: "list"; items: readonly string[] }
  | { is: "facts"; caption: string; rows: readonly { label: string; value: string }[] }
  | { is: "picture"; picture: PictureName; words: string };

/** A paper to read, print and keep: a page and a PDF are made of the same one. */
export type Paper = {
  title: string;
  /** On top of every page: whose it is, and their reference. */
  of: string;
  /** Under the title: what the paper is, when it was made. */
  lead: readonly string[];
  size: "plain" | "large" | "easy";
  blocks: readonly Block[];
};
