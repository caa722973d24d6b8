export const SETTINGS = [
  "fee-source",
  "fees-include-vat",
  "answer-within-days",
  "adjustments-yearly",
  "plan-approval-limit",
] as const;
export type Setting = (typeof SETTINGS)[number];
export type SettingRow = { setting: string; value: string; legalBasis: string; validFrom: Date };

/** What holds in an area. `alongside`: planning has a pot of its own; `within`: it comes out of the care money. */
export type AreaSettings = {
  feeSource: "alongside" | "within";
  /** Why the fee may be within the package, and from when that has held; empty and null where it is alongside. */
  legalBasis: string;
  withinSince: Date | null;
  feesIncludeVat: boolean;
  /** Days a planner has to answer a request before it lapses. */
  answerWithinDays: number;
  /** What the area means to spend on adjustments from April to March, pence; null where it set none. */
  adjustmentsYearlyPence: number | null;
  /** What a plan may cost in a year, pence, for every practitioner to approve it; null where each may approve any. */
  planApprovalLimitPence: number | null;
};

/** Where an area has said nothing else (DOMAIN: by default a pot of its own, and care money is not touched). */
const DEFAULT_VALUES: Record<Setting, string> = {
  "fee-source": "alongside",
  "fees-include-vat": "yes",
  "answer-within-days": "5",
  "adjustments-yearly": "",
  "plan-approval-limit": "",
};

/** Rows as they hold on a day, latest first, to what they mean: the first of each setting counts. */
export function settingsFrom(rows: readonly SettingRow[]): AreaSettings {
  const row = (setting: Setting) => rows.find((one) => one.setting === setting);
  const value = (setting: Setting) => row(setting)?.value ?? DEFAULT_VALUES[setting];
  const within = value("fee-source") === "within";
  const yearly = value("adjustments-yearly");
  const limit = value("plan-approval-limit");
  return {
    feeSource: within ? "within" : "alongside",
    legalBasis: within ? (row("fee-source")?.legalBasis ?? "") : "",
    withinSince: within ? (row("fee-source")?.validFrom ?? null) : null,
    feesIncludeVat: value("fees-include-vat") === "yes",
    answerWithinDays: Number(value("answer-within-days")),
    adjustmentsYearlyPence: yearly === "" ? null : Number(yearly),
    planApprovalLimitPence: limit === "" ? null : Number(limit),
  };
}
