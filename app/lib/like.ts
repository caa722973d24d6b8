/** Words as they are inside a pattern of the database's LIKE, which Prisma's `contains` and insensitive `equals` are. */
export const literal = (words: string): string => words.replace(/[\\%_]/g, "\\$&");
