import { db } from "#app/db.server.ts";

export const findAreaBySlug = (slug: string) =>
  db().prisma.area.findUnique({ where: { slug }, select: { id: true, slug: true, name: true } });
