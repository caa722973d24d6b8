import { db } from "#app/db.server.ts";

/** The areas where people may open accounts themselves. */
export const findSignUpAreas = () =>
  db().prisma.area.findMany({
    where: { openForSignUp: true },
    select: { id: true, name: true },
    orderBy: { name: "asc" },
  });
