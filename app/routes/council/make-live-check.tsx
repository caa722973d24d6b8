import { TIER_NAMES } from "#app/domain/engagements/tier-suggestion-rules.ts";
import { CARE_ROUTES, CONTACT_WORDS, informationNeedWords } from "#app/domain/people/person-words.ts";
import type { Values } from "#app/http/form.server.ts";
import { PostForm } from "#app/http/post-form.tsx";
import { parseDayParts, shortDay } from "#app/lib/dates.ts";
import { pounds } from "#app/lib/money.ts";
import { list } from "#app/lib/words.ts";
import { dateParts, one, several } from "#app/routes/council/contact-fields.tsx";
import { Button } from "#app/ui/button.tsx";
import { Notice } from "#app/ui/card.tsx";
import { SummaryList } from "#app/ui/summary-list.tsx";

type Props = {
  values: Values;
  check: { fee: number; source: "alongside" | "within"; weekly: number; outside: boolean };
  band: string | null;
};

export function MakeLiveCheck({ values, check, band }: Props) {
  const answers = { errors: {}, values };
  const said = (name: string, none = "None") => one(answers, name) || none;
  const day = (name: string): string => {
    const { day, month, year } = dateParts(answers, name);
    const found = parseDayParts(day, month, year);
    return found ? shortDay(found) : "Not known";
  };
  const needs = several(answers, "informationNeeds").map(informationNeedWords);
  const contactBy = one(answers, "contactBy") as keyof typeof CONTACT_WORDS;
  const tier = one(answers, "tier") as keyof typeof TIER_NAMES;
  const within = check.source === "within";
  const rows = [
    { label: "Name", value: `${said("firstName")} ${said("lastName")}` },
    { label: "Date of birth", value: day("dateOfBirth") },
    { label: "Phone", value: said("phone") },
    { label: "Email", value: said("email") },
    {
      label: "Address",
      value: [one(answers, "address"), one(answers, "postcode")].filter(Boolean).join("\n") || "None",
    },
    { label: "Needs information", value: needs.length > 0 ? list(needs) : "In ordinary print" },
    { label: "Language", value: said("language", "English") },
    { label: "Get in touch by", value: CONTACT_WORDS[contactBy] },
    { label: "Indicative budget", value: `${pounds(check.weekly)} a week, ${said("contribution")}` },
    { label: "From and to", value: `${day("periodFrom")} to ${day("periodTo")}` },
    {
      label: "Care money",
      value: CARE_ROUTES.find((route) => route.value === one(answers, "careRoute"))?.label ?? "",
    },
    {
      label: "Planning money",
      value: `${pounds(check.fee)}, ${TIER_NAMES[tier]} tier, ${within ? "out of their care money" : "put in by the council"}`,
    },
  ];
  const hidden = Object.entries(values).filter(([name]) => !["step", "fee", "source"].includes(name));
  return (
    <>
      {check.outside ? (
        <Notice tone="attention" title="This amount is outside the published band">
          <p>
            {pounds(check.weekly)} a week is not {band}, which was published for this person. That can be
            right if their needs have changed. Change the amount if it is not what you meant.
          </p>
        </Notice>
      ) : null}
      <SummaryList rows={rows} />
      <PostForm>
        {hidden.flatMap(([name, value]) =>
          (typeof value === "string" ? [value] : value).map((each) => (
            <input key={`${name}=${each}`} type="hidden" name={name} value={each} />
          )),
        )}
        <input type="hidden" name="fee" value={check.fee} />
        <input type="hidden" name="source" value={check.source} />
        <p className="my-4">
          {within
            ? "When you agree, no money moves. Your area charges planning within the package: they are shown what that costs them in care before they agree to a planner."
            : `When you agree, ${pounds(check.fee)} goes into their planning pot. No care money moves, and nobody is charged.`}
        </p>
        <div className="flex flex-wrap gap-3">
          <Button name="step" value="confirm">
            Make this person live
          </Button>
          <Button name="step" value="change" weight="quiet">
            Change an answer
          </Button>
        </div>
      </PostForm>
    </>
  );
}
