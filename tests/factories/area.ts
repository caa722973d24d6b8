import { randomUUID } from "node:crypto";
import { createArea } from "#app/domain/commissioning/create-area.server.ts";
import { db } from "#app/db.server.ts";

/** An area of its own for one test. */
export const makeArea = (name = "Test area") =>
  createArea(db().prisma, {
    slug: `area-${randomUUID().slice(0, 8)}`,
    name,
    councilName: `${name} Council`,
    phone: "01632 960 001",
    phoneHours: "Monday to Friday, 9 to 5",
  });
