/**
 * What the law asks to be said before and after paying (Consumer Contracts Regulations 2013, Schedules 2 and 3), in plain
 * words. One place, so that the page, the email and the letter say the same.
 */
export const FREE_ASSESSMENT =
  "Before you pay: the council looks at what you need free of charge, whatever money you have. You may be able to get help with the cost. Paying here does not change that.";

export const CANCEL_WORDS = [
  "You can cancel for any reason, and you do not have to say why, until the end of the 14th day after the planner says yes.",
  "To cancel, press Cancel on the page of your planning, or phone us, or write to us. You can use the form below, but you do not have to.",
  "If you cancel, all that you paid goes back to the card you paid with, within 14 days at the latest. It costs you nothing.",
  "If you asked for work to begin within the 14 days, you pay for the hours worked until you cancelled, as a share of the whole fee. If all of it was done by then at your request, you pay all of it.",
] as const;

/** The same for more hours that somebody pays for: they take the place of what was agreed before. */
export const UPGRADE_CANCEL_WORDS = [
  "You can cancel for any reason, and you do not have to say why, until the end of the 14th day after the extra hours are agreed. They are agreed when your payment has come.",
  "To cancel, press Cancel on the page of your planning, or phone us, or write to us. You can use the form below, but you do not have to.",
  "If you cancel, all of the planning ends. You pay for the hours worked until then, as a share of the whole new fee. All the rest of what you paid goes back to the card you paid with, within 14 days at the latest.",
  "If you asked for the extra hours to begin within the 14 days, you pay for those that were worked too. If all of the work was done by then at your request, you pay all of it.",
] as const;

/** Schedule 3, part B: the model form. */
export const CANCEL_FORM = (what: string) =>
  [
    "To Ownway",
    `I cancel my contract for this service: ${what}`,
    "Ordered on:",
    "My name:",
    "My address:",
    "My signature (only if this is on paper):",
    "Date:",
  ] as const;

/** Sent once it is paid, to keep (reg 16). */
export const cancelLetter = (what: string, words: readonly string[] = CANCEL_WORDS): string =>
  ["Your right to cancel", ...words, "Form to cancel", ...CANCEL_FORM(what)].join("\n\n");
