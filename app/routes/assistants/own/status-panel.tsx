import type { Missing } from "#app/domain/assistants/publish-rules.ts";
import { PostForm } from "#app/http/post-form.tsx";
import { Button } from "#app/ui/button.tsx";
import { Notice } from "#app/ui/card.tsx";

type Props = {
  profile: {
    slug: string;
    status: "draft" | "submitted" | "published" | "paused";
    version: number;
    sentBackReason: string | null;
    missing: readonly Missing[];
  };
};
function StatusForm({
  to,
  version,
  label,
  filled,
}: {
  to: string;
  version: number;
  label: string;
  filled?: boolean;
}) {
  return (
    <PostForm action="/profile/assistant/status" className="mt-3">
      <input type="hidden" name="version" value={version} />
      <Button name="to" value={to} weight={filled ? "filled" : "quiet"}>
        {label}
      </Button>
    </PostForm>
  );
}
/** Where the profile stands, and the one thing to do next. */
export function StatusPanel({ profile }: Props) {
  const { status, version, missing, slug } = profile;
  const next = missing[0];
  if (status === "submitted")
    return (
      <Notice tone="calm" title="We are looking at your profile">
        <p>Nobody can find you yet. We will tell you when it is published, or what to change first.</p>
        <StatusForm to="draft" version={version} label="Take it back to change it" />
      </Notice>
    );
  if (status === "published")
    return (
      <Notice
        tone={next ? "attention" : "done"}
        title={next ? "People cannot find you at the moment" : "Your profile is published"}
      >
        {next ? (
          <p>
            {next.words}. <a href={`/profile/assistant/${next.step}`}>Change it</a>
          </p>
        ) : (
          <p>
            People can find you. <a href={`/assistants/${slug}`}>See your page</a>
          </p>
        )}
        <StatusForm to="paused" version={version} label="Pause my profile" />
      </Notice>
    );
  if (status === "paused")
    return (
      <Notice tone="attention" title="Your profile is paused">
        <p>Nobody can find you. What you wrote is kept, and you can come back in one press.</p>
        <StatusForm to="published" version={version} label="Publish my profile again" filled />
      </Notice>
    );
  return (
    <>
      {profile.sentBackReason ? (
        <Notice tone="attention" title="Something to change first">
          <p className="whitespace-pre-line">{profile.sentBackReason}</p>
          <p>Change it, then send your profile again.</p>
        </Notice>
      ) : null}
      {next ? (
        <Notice tone="calm" title="Not published yet">
          <p>
            Next:{" "}
            <a href={`/profile/assistant/${next.step}`}>
              {next.words.charAt(0).toLowerCase() + next.words.slice(1)}
            </a>
            . Nobody can find you until your profile is published.
          </p>
        </Notice>
      ) : (
        <Notice tone="calm" title="Ready to send">
          <p>The core service looks at every profile once before it is published. That takes a day or two.</p>
          <StatusForm to="submitted" version={version} label="Send my profile" filled />
        </Notice>
      )}
    </>
  );
}
