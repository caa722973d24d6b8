import type { AssistantAccess } from "#app/domain/access/access.ts";
import { act } from "#app/domain/audit/act.server.ts";
import { findWageFloor } from "#app/domain/assistants/find-wage-floor.server.ts";
import { belowWage, belowWageWords } from "#app/domain/assistants/publish-rules.ts";
import { saveStep } from "#app/domain/assistants/save-profile.server.ts";
import type { EmploymentWay } from "#app/generated/prisma/enums.ts";
import { Refusal, type Result } from "#app/lib/result.ts";

type Pay = { version: number; hourlyRate: number; employment: EmploymentWay[]; howIWork: string };

/** Saves what an assistant charges: never less than the National Living Wage of the day. */
export function priceProfile(access: AssistantAccess, pay: Pay): Promise<Result<{ version: number }>> {
  return act(access, async (tx) => {
    const floor = await findWageFloor(undefined, tx);
    if (belowWage(pay.hourlyRate, floor.pence)) throw new Refusal("below-wage", belowWageWords(floor.pence));
    return saveStep(tx, access, "pay", pay.version, {
      hourlyRatePence: pay.hourlyRate,
      employment: pay.employment,
      howIWork: pay.howIWork,
    });
  });
}
