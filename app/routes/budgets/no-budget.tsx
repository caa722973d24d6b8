import { ButtonLink } from "#app/ui/button.tsx";
import { Notice } from "#app/ui/card.tsx";

/** The page of somebody without a budget: what it will show, and what to do meanwhile. */
export function NoBudget({ selfFunder, name }: { selfFunder: boolean; name: string | null }) {
  if (selfFunder)
    return (
      <>
        <Notice tone="calm" title="You pay with your own money">
          <p>
            There is no council money to show. What you pay for through Ownway, and what comes back to you,
            shows here when there is something.
          </p>
          <p>You see every price before you decide, and you can cancel within 14 days.</p>
        </Notice>
        <p className="my-5 flex flex-wrap gap-3">
          <ButtonLink href="/planners" weight="filled">
            Find a planner
          </ButtonLink>
          <ButtonLink href="/assistants">Find a personal assistant</ButtonLink>
        </p>
        <Notice tone="attention" title="The council can look at what you need, free">
          <p>
            It assesses everybody’s needs free of charge, whatever money they have. If you then get a personal
            budget, it shows here too.
          </p>
        </Notice>
      </>
    );
  return (
    <>
      <Notice
        tone="calm"
        title={name ? `There is no budget for ${name} here yet` : "You have no budget here yet"}
      >
        <p>
          When the council gives you a personal budget, you see here how much it is, what is set aside, what
          is spent and what is left.
        </p>
        <p>
          If you think there should be one, phone the number at the top of this page. We will find out with
          you.
        </p>
      </Notice>
      <p className="my-5">
        <ButtonLink href="/guides">Read how a personal budget works</ButtonLink>
      </p>
    </>
  );
}
