import type { PresentedBestInterests } from "#app/domain/capacity/find-best-interests.server.ts";
import { answer } from "#app/http/answers.ts";
import type { FailedForm } from "#app/http/form.server.ts";
import { PostForm } from "#app/http/post-form.tsx";
import { Button, ButtonLink } from "#app/ui/button.tsx";
import { Card } from "#app/ui/card.tsx";
import { TextArea, TextField } from "#app/ui/field.tsx";
import { SummaryList } from "#app/ui/summary-list.tsx";

/** What the council wrote down when it decided. */
export function BestInterestsCard({ decided }: { decided: PresentedBestInterests }) {
  return (
    <Card className="my-5">
      <h2>Decided about version {decided.version}</h2>
      <SummaryList
        rows={[
          { label: "What the person wants", value: decided.wishes },
          { label: "Who was asked", value: decided.consulted },
          ...(decided.advocate ? [{ label: "The advocate said", value: decided.advocate }] : []),
          { label: "Less restrictive ways", value: decided.lessRestrictive },
          { label: "Why", value: decided.why },
          { label: "Who found that they cannot decide", value: decided.found },
          { label: "Decided by", value: decided.by },
        ]}
      />
    </Card>
  );
}

type Props = {
  name: string;
  planId: string;
  version: number;
  submissionKey: string;
  advocate: string;
  failed: FailedForm | undefined;
};
/** The questions of section 4. */
export function BestInterestsFields({ name, planId, version, submissionKey, advocate, failed }: Props) {
  const area = (key: string) => ({
    name: key,
    value: answer(failed, key),
    error: failed?.errors[key],
    rows: 4,
    maxLength: 4000,
  });
  return (
    <PostForm>
      <input type="hidden" name="version" value={answer(failed, "version", String(version))} />
      <input type="hidden" name="submissionKey" value={answer(failed, "submissionKey", submissionKey)} />
      <TextArea
        {...area("wishes")}
        label={`What does ${name} want, and what did they want before?`}
        hint="Their words, what they show, what they wrote once, what they believe."
      />
      <TextArea
        {...area("consulted")}
        label="Who was asked, and what did each say?"
        hint="Family, friends, carers, and whoever else knows them well."
      />
      <TextField
        name="advocateName"
        label="The advocate, where there is one"
        width="half"
        maxLength={200}
        value={answer(failed, "advocateName", advocate)}
        error={failed?.errors.advocateName}
      />
      <TextArea {...area("advocateWords")} label="What did the advocate say?" />
      <TextArea
        {...area("lessRestrictive")}
        label="Which less restrictive ways were looked at?"
        hint="And why not those."
      />
      <TextArea {...area("why")} label="Why is this plan in their best interests?" />
      <p className="my-4 max-w-[62ch]">
        The plan is then kept as it is now, and lies before the council to be approved.
      </p>
      <div className="flex flex-wrap gap-3">
        <Button>Decide this</Button>
        <ButtonLink href={`/plans/${planId}`}>Go back</ButtonLink>
      </div>
    </PostForm>
  );
}
