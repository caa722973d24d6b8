import { FREE_ASSESSMENT, UPGRADE_CANCEL_WORDS } from "#app/domain/engagements/withdrawal-words.ts";
import { pounds } from "#app/lib/money.ts";
import { CancelWords } from "#app/routes/engagements/cancel-words.tsx";
import { Notice } from "#app/ui/card.tsx";
import { Checkboxes } from "#app/ui/choices.tsx";

type Props = {
  plannerName: string;
  /** What is still to be paid by card for it, pence. */
  payPence: number;
  /** The hours of before, in words. */
  before: string;
  values: readonly string[];
  error: string | undefined;
};

/** What somebody who pays for more hours themselves reads before they say yes: as before the first payment. */
export function UpgradeByCard({ plannerName, payPence, before, values, error }: Props) {
  return (
    <>
      <Notice tone="attention" title="You may not have to pay for this">
        <p>{FREE_ASSESSMENT}</p>
      </Notice>
      {payPence > 0 ? (
        <p className="my-4 max-w-[62ch]">
          If you say yes, you go on to pay {pounds(payPence)} by card, on a page of our card provider. The
          larger tier counts once that is paid. Whatever is not needed in the end goes back to your card.
        </p>
      ) : null}
      <CancelWords what={`More hours of support planning with ${plannerName}`} words={UPGRADE_CANCEL_WORDS} />
      <Checkboxes
        name="expressRequest"
        legend="When may the extra hours begin?"
        hint={`If you do not tick this, ${plannerName} goes on within the first ${before}, and the extra hours begin when your 14 days are over.`}
        choices={[
          {
            value: "yes",
            label:
              "I ask for the extra hours to begin within the 14 days. If I then cancel, I pay for the hours worked so far. If all the work is done by then, I can no longer cancel.",
          },
        ]}
        values={values}
        error={error}
      />
    </>
  );
}
