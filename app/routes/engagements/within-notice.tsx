import { Notice } from "#app/ui/card.tsx";

/** Where the area charges planning within the package: what it costs in care, and by what right, before they agree. */
export function WithinNotice({
  within,
}: {
  within: { costs: string; legalBasis: string; since: string } | null;
}) {
  if (!within) return null;
  return (
    <Notice tone="attention" title="This comes out of your care money">
      {within.costs === "" ? null : <p className="font-semibold">{within.costs}</p>}
      <p>Your council has charged planning to care money since {within.since}. It gives this legal basis:</p>
      <p className="whitespace-pre-line">“{within.legalBasis}”</p>
      <p>
        You do not have to agree. If you think this is wrong, phone us and we will help you ask the council.
      </p>
    </Notice>
  );
}
