type Filters = Record<string, string | number | readonly string[]>;

const plain = (value: string | number): string => String(value).replaceAll("-", " ");

/** The filters of a search in words: "expertise: mental health, autism; within: 5 miles". */
export function filterWords(filters: Filters): string {
  const said = Object.entries(filters).map(([name, value]) => {
    const values = typeof value === "object" ? value.map(plain).join(", ") : plain(value);
    return `${plain(name)}: ${values}${name === "within" ? " miles" : ""}`;
  });
  return said.length === 0 ? "anybody" : said.join("; ");
}
