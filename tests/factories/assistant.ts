import { randomUUID } from "node:crypto";
import type { AssistantAccess } from "#app/domain/access/access.ts";
import { searchTagsOf } from "#app/domain/assistants/search-tags.ts";
import { db } from "#app/db.server.ts";
import type { Prisma } from "#app/generated/prisma/client.ts";
import { hoursOfSlots } from "#app/lib/week.ts";
import { actorOf, makeAccount } from "#tests/factories/account.ts";

/** A published assistant with an account: Lena of SO17, weekday mornings, £16.50. */
export async function makeAssistant(
  areaId: string,
  more: Partial<Prisma.AssistantUncheckedCreateInput> = {},
) {
  const account = await makeAccount("assistant", areaId, "Lena Kowalska");
  const made = await db().prisma.assistant.create({
    data: {
      slug: `lena-${randomUUID().slice(0, 8)}`,
      areaId,
      accountId: account.id,
      firstName: "Lena",
      lastName: "Kowalska",
      headline: "I help people to start the day well.",
      skills: ["personal-care"],
      languages: ["english"],
      employment: ["employed"],
      gender: "woman",
      hourlyRatePence: 1650,
      availableHours: hoursOfSlots(["mon-morning", "tue-morning"]),
      postcode: "SO17",
      easting: 442_250,
      northing: 114_250,
      travelMiles: 10,
      status: "published",
      firstApprovedAt: new Date(),
      ...more,
    },
  });
  const assistant = await db().prisma.assistant.update({
    where: { id: made.id },
    data: { searchTags: searchTagsOf(made) },
  });
  const access: AssistantAccess = {
    requestId: "test",
    formToken: "test",
    actor: actorOf(account),
    subject: null,
    grant: null,
    assistant: { id: assistant.id, areaId, slug: assistant.slug, name: "Lena Kowalska" },
  };
  return { account, assistant, access };
}
