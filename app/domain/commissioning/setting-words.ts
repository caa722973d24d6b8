import type { AreaSettings, Setting } from "#app/domain/budgets/area-setting-rules.ts";
import { pounds } from "#app/lib/money.ts";
import { count } from "#app/lib/words.ts";

export const TIER_WORDS = { low: "Low", medium: "Medium", high: "High" } as const;

/** What a rule says, in words. */
export function settingWords(setting: Setting, settings: AreaSettings): string {
  switch (setting) {
    case "fee-source":
      return settings.feeSource === "alongside"
        ? "Alongside: planning has money of its own, and care money is not touched"
        : "Within: planning is paid out of the person's care money";
    case "fees-include-vat":
      return settings.feesIncludeVat
        ? "The fees include VAT: they are the whole price"
        : "VAT comes on top of the fees, for planners who charge it";
    case "answer-within-days":
      return `A planner has ${count(settings.answerWithinDays, "day")} to answer`;
    case "adjustments-yearly":
      return settings.adjustmentsYearlyPence === null
        ? "No figure is set"
        : `${pounds(settings.adjustmentsYearlyPence)} from April to March`;
    case "plan-approval-limit":
      return settings.planApprovalLimitPence === null
        ? "Every practitioner may approve any plan"
        : `Every practitioner may approve plans up to ${pounds(settings.planApprovalLimitPence)} a year. Above it, those who are named`;
  }
}
