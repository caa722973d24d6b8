import { Refusal } from "#app/lib/result.ts";

/** The form was made from an older version: another tab, or the Back button, or somebody else was quicker. */
export const stale = (): Refusal =>
  new Refusal(
    "stale",
    "This profile was changed in another tab or window since you opened this page. Nothing from this page was saved. Open the page again to see the newest answers.",
  );
