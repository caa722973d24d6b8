import { expect, test } from "vitest";
import { db } from "#app/db.server.ts";
import { literal } from "#app/lib/like.ts";

test.each(["100%", "a_b", "C:\\", "\\", "%", "plain"])("%s stands for itself in a pattern", async (words) => {
  const [row] = await db().prisma.$queryRaw<{ same: boolean; other: boolean }[]>`
    SELECT ${words} ILIKE ${literal(words)} AS same, ${`${words}x`} ILIKE ${literal(words)} AS other`;
  expect(row).toEqual({ same: true, other: false });
});
