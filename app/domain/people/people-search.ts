import { z } from "zod";

const text = (most: number) => z.string().trim().max(most).catch("").default("");
/** The filters of the practitioner's list, as they stand in the query string. What makes no sense is left out. */
export const PeopleSearch = z.object({
  q: text(80),
  group: text(80),
  band: z
    .string()
    .regex(/^[0-9]{1,8}-[0-9]{0,8}$/)
    .catch("")
    .default(""),
  live: z.enum(["", "yes", "no"]).catch("").default(""),
  page: z.coerce.number().int().min(1).max(10_000).catch(1).default(1),
});
export type PeopleSearch = z.output<typeof PeopleSearch>;

/** The query string of a search, without what is not set. */
export function searchQuery(search: PeopleSearch, more: Partial<PeopleSearch> = {}): string {
  const all = { ...search, page: 1, ...more };
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(all))
    if (value !== "" && !(name === "page" && value === 1)) query.set(name, String(value));
  const words = query.toString();
  return words === "" ? "" : `?${words}`;
}
