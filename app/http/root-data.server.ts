import { SCOPE_WORDS } from "#app/domain/access/grant-rules.ts";
import { isStaff, ROLE_NAMES } from "#app/domain/access/roles.ts";
import { findHelpLine } from "#app/domain/access/find-help-line.server.ts";
import { demonstration } from "#app/env.server.ts";
import { findViewer } from "#app/http/viewer.server.ts";
import { untilWords } from "#app/lib/dates.ts";
import { list } from "#app/lib/words.ts";

const BASIS = {
  consent: "with their consent",
  nominated: "as the person they nominated",
  authorised_person: "as their authorised person",
  attorney_finance: "as their attorney for money",
  attorney_health: "as their attorney for health and welfare",
  deputy_finance: "as their deputy for property and money",
  deputy_health: "as their deputy for health and welfare",
  parent: "as their parent",
  advocate: "as their advocate",
} as const;

/** What the frame of every page shows. */
export async function findRootData(request: Request) {
  const viewer = await findViewer(request);
  const helpLine = await findHelpLine(viewer?.acting?.subject.areaId ?? viewer?.actor.areaId ?? null);
  const acting = viewer?.acting ?? null;
  return {
    demonstration: demonstration(),
    helpLine,
    path: new URL(request.url).pathname,
    viewer: viewer && {
      name: viewer.actor.name,
      role: viewer.actor.role,
      // Somebody may have the same role in two areas
      roleName:
        isStaff(viewer.actor.role) && viewer.actor.areaId
          ? `${ROLE_NAMES[viewer.actor.role]}, ${(await findHelpLine(viewer.actor.areaId)).areaName}`
          : ROLE_NAMES[viewer.actor.role],
    },
    formToken: viewer?.formToken ?? null,
    acting: acting && {
      name: acting.subject.name,
      basis: BASIS[acting.grant.basis],
      scope: list(acting.grant.scopes.map((scope) => SCOPE_WORDS[scope])),
      until: untilWords(acting.grant.validUntil),
      problem: acting.problem,
    },
  };
}
export type RootData = Awaited<ReturnType<typeof findRootData>>;
