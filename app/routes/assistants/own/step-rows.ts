import type { OwnProfile } from "#app/domain/assistants/find-profile.server.ts";
import type { Missing, Step } from "#app/domain/assistants/publish-rules.ts";

const STEPS: readonly [Step, string][] = [
  ["about", "About you"],
  ["skills", "What you do"],
  ["when", "When you are free"],
  ["where", "Where, and how far"],
  ["pay", "Pay, and how you want to work"],
  ["lived-experience", "Your lived experience"],
  ["checks", "Checks and training"],
];
type Row = { step: Step; title: string; state: string; tone: "leaf" | "plain" | "brick" };

/** The parts of a profile and how far each has come. */
export function stepRows(profile: OwnProfile, missing: readonly Missing[]): Row[] {
  const optional: Partial<Record<Step, string>> = {
    "lived-experience":
      profile.livedExperience.length === 0 && profile.livedExperienceWords === ""
        ? "Optional"
        : profile.livedExperienceConsentAt
          ? "Shown"
          : "Kept private",
    checks: profile.checks.length === 0 ? "Optional" : "Done",
  };
  return STEPS.map(([step, title]) => {
    if (missing.some((one) => one.step === step)) return { step, title, state: "To do", tone: "brick" };
    const state = optional[step] ?? "Done";
    return { step, title, state, tone: state === "Done" || state === "Shown" ? "leaf" : "plain" };
  });
}
