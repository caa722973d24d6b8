import type { PlanAuthority } from "#app/domain/capacity/find-plan-authority.server.ts";
import { list } from "#app/lib/words.ts";
import { ButtonLink } from "#app/ui/button.tsx";
import { Card } from "#app/ui/card.tsx";

type Props = { base: string; name: string; authority: PlanAuthority };

/** On a plan's page: who decides where the person cannot, and the independent advocate. */
export function AuthorityNotice({ base, name, authority }: Props) {
  const { lacks, instead, council, practitioner, advocate, mayAsk } = authority;
  if (!lacks && !mayAsk) return null;
  return (
    <Card className="my-5">
      <h2 id="authority">{lacks ? "Who decides about this plan" : "An independent advocate"}</h2>
      {lacks ? (
        <p className="mt-2 max-w-[62ch]">
          It is recorded that {name} cannot decide about this plan at the moment. {name} still has a say in
          all of it.{" "}
          {council
            ? `Nobody is recorded who may decide for ${name}, so the council decides, in their best interests.`
            : `${list(instead, "or")} may decide for ${name}.`}
        </p>
      ) : null}
      {mayAsk ? (
        <p className="mt-2 max-w-[62ch]">
          {advocate
            ? `Independent advocate: ${advocate}.`
            : "Somebody who finds it hard to take part, and has nobody to support them, gets an independent advocate. It costs nothing."}
        </p>
      ) : null}
      <p className="no-print mt-3 flex flex-wrap gap-3">
        {mayAsk ? (
          <ButtonLink href={`${base}/advocate`}>
            {advocate ? "How far it is with the advocate" : "Ask for an advocate"}
          </ButtonLink>
        ) : null}
        {lacks && council && practitioner ? (
          <ButtonLink href={`${base}/best-interests`}>Decide in their best interests</ButtonLink>
        ) : null}
      </p>
    </Card>
  );
}
