import type { AssistantAccess } from "#app/domain/access/access.ts";
import { act } from "#app/domain/audit/act.server.ts";
import { saveStep } from "#app/domain/assistants/save-profile.server.ts";
import { privatePoint } from "#app/domain/places/private-point.server.ts";
import { readPostcode } from "#app/lib/postcode.ts";
import { Refusal, type Result } from "#app/lib/result.ts";

type Where = { version: number; postcode: string; travelMiles: number; drives: boolean };

/** Saves where an assistant starts from. Search works with the private point on the 500 m grid, never with more. */
export function placeProfile(access: AssistantAccess, where: Where): Promise<Result<{ version: number }>> {
  return act(access, async (tx) => {
    const { version, travelMiles, drives } = where;
    const postcode = readPostcode(where.postcode);
    const point = await privatePoint(where.postcode, access.assistant.id, tx);
    if (!postcode || !point)
      throw new Refusal(
        "place-unknown",
        "We do not know that postcode. Check it, or enter only its first half, for example SO17",
      );
    return saveStep(tx, access, "where", version, {
      postcode: postcode.full ?? postcode.outcode,
      ...point,
      travelMiles,
      drives,
    });
  });
}
