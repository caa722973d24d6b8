import { expect, test } from "vitest";
import { navigationOf } from "#app/http/navigation.ts";
import type { Role } from "#app/generated/prisma/enums.ts";
import { DOORS } from "#app/routes/identity/doors.ts";
import { routeTable } from "#tests/support/route-table.ts";

const exists = (href: string) =>
  routeTable.some(({ path }) =>
    new RegExp(`^${path.replace("*", "never").replace(/:[a-zA-Z]+/g, "[^/]+")}$`).test(href),
  );
const hrefs = (role: Role | null, acting: boolean) => {
  const { top, own } = navigationOf(role, acting);
  return [...top, ...own].map((link) => link.href);
};
const roles = Object.keys(DOORS) as Role[];

test.each(roles)("every door of a %s leads to a page that exists", (role) => {
  expect(DOORS[role].map((door) => door.href).filter((href) => !exists(href))).toEqual([]);
});
test.each(roles)("every link at the top for a %s leads to a page that exists", (role) => {
  const links = [...hrefs(role, false), ...hrefs(role, true)];
  expect(links.filter((href) => !exists(href))).toEqual([]);
});
test("visitors' links lead to pages that exist", () => {
  expect(hrefs(null, false).filter((href) => !exists(href))).toEqual([]);
});
