import { FREE_ASSESSMENT } from "#app/domain/engagements/withdrawal-words.ts";
import { answers } from "#app/http/answers.ts";
import type { FailedForm } from "#app/http/form.server.ts";
import { PostForm } from "#app/http/post-form.tsx";
import { pounds } from "#app/lib/money.ts";
import { CancelWords } from "#app/routes/engagements/cancel-words.tsx";
import { Button, ButtonLink } from "#app/ui/button.tsx";
import { Notice } from "#app/ui/card.tsx";
import { Checkboxes } from "#app/ui/choices.tsx";
import { DecisionFields } from "#app/ui/decision-fields.tsx";

type Props = {
  planner: { slug: string; firstName: string; lastName: string };
  tierName: string;
  priced: { feePence: number; fromPotPence: number };
  back: string;
  test: boolean;
  assisted: boolean;
  subjectName: string;
  failed: FailedForm | undefined;
};

/** What a self-funder reads before they pay, and the button that pays. */
export function CheckByCard({ planner, tierName, priced, back, test, assisted, subjectName, failed }: Props) {
  const name = planner.firstName;
  const price = pounds(priced.fromPotPence);
  const what = `Support planning, ${tierName}, with ${name} ${planner.lastName}`;
  return (
    <>
      <Notice tone="attention" title="You may not have to pay for this">
        <p>{FREE_ASSESSMENT}</p>
        <p>
          <a href="/guides/how-it-works">How it works, with and without the council</a>. Or phone us, and we
          will ask the council with you.
        </p>
      </Notice>
      {test ? (
        <Notice tone="calm" title="Test payments: no card is charged, no money moves">
          <p>You can try all of it.</p>
        </Notice>
      ) : null}
      <Notice tone="calm" title="What happens next">
        <p>
          You pay {price} by card, on a page of our card provider. It is the whole price, with any VAT. We
          never see your card’s number.
        </p>
        <p>
          {name} answers within a few days. If {name} says no, or does not answer, all of it goes back to your
          card by itself.
        </p>
        <p>
          {name} is paid only when you agree that the work is done. Ownway keeps the record and never holds
          the money: the card provider does.
        </p>
      </Notice>
      <CancelWords what={what} />
      <PostForm>
        <input type="hidden" name="feePence" value={priced.feePence} />
        <Checkboxes
          name="expressRequest"
          legend={`When may ${name} begin?`}
          hint={`If you do not tick this, ${name} begins when your 14 days are over.`}
          choices={[
            {
              value: "yes",
              label:
                "I ask for work to begin within the 14 days. If I then cancel, I pay for the hours worked so far. If all the work is done by then, I can no longer cancel.",
            },
          ]}
          values={answers(failed, "expressRequest")}
          error={failed?.errors.expressRequest}
        />
        {assisted ? (
          <>
            <DecisionFields
              question={`Do you want ${name} to do a ${tierName} piece of planning for ${price} of your own money, paid by card? You have 14 days to change your mind.`}
              personName={subjectName}
              values={failed?.values}
              errors={failed?.errors}
            />
            <p className="mb-4 max-w-[62ch]">
              Never take a card number over the phone. {subjectName} gets a letter or an email with an address
              where they pay by themselves, or with somebody they trust.
            </p>
          </>
        ) : null}
        <div className="flex flex-wrap gap-3">
          <Button>{assisted ? `Send ${subjectName} the way to pay` : `Pay ${price} by card`}</Button>
          <ButtonLink href={back}>Go back</ButtonLink>
        </div>
      </PostForm>
    </>
  );
}
