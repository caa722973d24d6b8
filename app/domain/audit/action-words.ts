/** What an action of the audit chain was, in words that finish the sentence "They …". `seen`: they only looked. */
export type ActionWords = { words: string; seen?: true };

// One line for each action. A capability that writes a new action adds its words here.
const WORDS: Record<string, ActionWords> = {
  "person.viewed": { words: "looked at your details", seen: true },
  "person.named": { words: "looked at your name and how you need information", seen: true },
  "person.added": { words: "opened your record" },
  "person.opened": { words: "opened your record" },
  "person.made-live": { words: "set up your budget" },
  "grant.recorded": { words: "recorded a permission to act for you" },
  "grant.withdrawn": { words: "stopped a permission to act for you" },
  "assisted.started": { words: "began to act for you" },
  "assisted.ended": { words: "stopped acting for you" },
  "assisted.refused": { words: "tried to act for you and was refused. Nothing was changed" },
  "decision.recorded": { words: "wrote down what you decided" },
  "activity.viewed": { words: "looked at what was done for you", seen: true },
  "read-back.viewed": { words: "looked at the letter that tells you what was done", seen: true },
  "letter.viewed": { words: "looked at a letter to you", seen: true },
  "letter.posted": { words: "posted a letter to you" },
  "case.viewed": { words: "looked at something that waits for us to help you with", seen: true },
  "case.closed": { words: "finished something that waited for us to help you with" },
  "budget.viewed": { words: "looked at your budget", seen: true },
  "statement.viewed": { words: "looked at your budget statement", seen: true },
  "statement.downloaded": { words: "took a copy of your budget statement", seen: true },
  "conversation.viewed": { words: "read messages of yours", seen: true },
  "conversations.listed": { words: "looked at the list of your messages", seen: true },
  "conversation.marked-read": { words: "marked messages of yours as read" },
  "message.sent": { words: "sent a message about your support" },
  "planner.viewed": { words: "looked at a planner", seen: true },
  "engagement.viewed": { words: "looked at your planning", seen: true },
  "engagement.answers-kept": { words: "wrote down your answers about planning" },
  "engagement.tier-kept": { words: "wrote down how much planning you want" },
  "engagement.requested": { words: "asked a planner to plan with you, and money was set aside" },
  "engagement.accepted": { words: "said yes to planning with you" },
  "engagement.declined": { words: "said no to planning with you. The money set aside came back" },
  "engagement.lapsed": { words: "closed a request that had no answer. The money set aside came back" },
  "engagement.cancelled": { words: "cancelled your planning. The money set aside came back" },
  "engagement.hours-logged": { words: "wrote down hours of planning for you" },
  "engagement.delivered": { words: "said that your planning is done" },
  "engagement.agreed": { words: "agreed that your planning is done, so it will be paid" },
  "engagement.not-yet": { words: "said what is still missing in your planning" },
  "engagement.ending-proposed": { words: "asked to end your planning early" },
  "engagement.ending-agreed": { words: "agreed to end your planning early" },
  "engagement.ending-refused": { words: "did not agree to end your planning early" },
  "adjustments.viewed": { words: "looked at what your area pays for communication needs", seen: true },
  "area.tier-recorded": { words: "recorded a fee of your area" },
  "area.council-cost-recorded": { words: "recorded a cost of your area" },
  "area.setting-changed": { words: "recorded a rule of your area" },
  "engagement.upgrade-asked": { words: "asked for more hours of planning for you" },
  "engagement.upgrade-wanted": { words: "said that you would like more hours of planning" },
  "engagement.upgrade-not-wanted": { words: "said that you do not want more hours of planning" },
  "engagement.upgrade-withdrawn": { words: "took back a request for more hours of planning" },
  "engagement.upgrade-approved": {
    words: "agreed to more hours of planning for you, and the new fee was set aside",
  },
  "engagement.upgrade-refused": { words: "did not agree to more hours of planning for you" },
  "engagement.upgrade-otherwise": { words: "wrote down what was agreed about more hours of planning" },
  "engagement.upgrade-overtaken": { words: "closed a request for more hours of planning" },
  "upgrades.listed": { words: "looked at a list with your planning in it", seen: true },
  "pot.changed": { words: "changed your planning money" },
  "payment.recorded": { words: "recorded that a planner of yours was paid" },
  "invoice.viewed": { words: "looked at an invoice about your support", seen: true },
  "invoices.listed": { words: "looked at a list of invoices with yours in it", seen: true },
  "invoices.downloaded": { words: "took a copy of a list of invoices with yours in it", seen: true },
  "invoice.queried": { words: "asked a question about an invoice for your planning" },
  "invoice.answered": { words: "answered a question about an invoice for your planning" },
  "invoice.approved": { words: "approved an invoice for your planning" },
  "invoice.paid": { words: "recorded that an invoice for your planning was paid" },
  "invoice.marked-paid": { words: "said that you had paid an invoice" },
  "invoice.mark-taken-back": { words: "said that you had not paid an invoice after all" },
  "invoice.confirmed": { words: "said that your payment has arrived" },
  "invoice.seen-on-statement": { words: "saw your payment of an invoice on a bank statement" },
  "invoice.not-arrived": { words: "said that a payment of an invoice has not arrived" },
  "invoice.reversed": { words: "undid a payment that was recorded by mistake" },
  "invoice.credited": { words: "gave a credit on an invoice, so money went back" },
  "invoice.credit-waiting": { words: "promised to pay back money of an invoice" },
  "invoice.repaid": { words: "recorded that money of an invoice was paid back" },
  "invoice.reminded-first": { words: "asked a planner whether your payment has arrived" },
  "invoice.reminded-core-service": {
    words: "told the core service that your payment waits for an answer",
  },
  "document.viewed": { words: "looked at an invoice or receipt of yours", seen: true },
  "people.searched": { words: "looked for people, and your name came up", seen: true },
  "engagements.listed": { words: "looked at the list of your planning", seen: true },
  "sessions.listed": { words: "looked at the list of people they acted for", seen: true },
  "core-work.listed": { words: "looked at what waits for the core service", seen: true },
  "letters.listed": { words: "looked at the list of letters to post", seen: true },
  "profiles.listed": { words: "looked at the profiles that wait to be approved", seen: true },
  "people.listed": { words: "looked at a list of people with your name in it", seen: true },
  "owed.viewed": { words: "looked at what is owed for your planning", seen: true },
  "engagement.reminded-first": { words: "reminded you about your planning" },
  "engagement.reminded-second": { words: "reminded you about your planning again" },
  "engagement.reminded-core-service": {
    words: "told the core service that your planning waits for an answer",
  },
};

const SEEN = /(viewed|searched|downloaded|listed)$/;
/** Never the code itself, which means nothing to the person it is about. */
export function actionWords(action: string): ActionWords {
  const known = WORDS[action];
  if (known) return known;
  return SEEN.test(action)
    ? { words: "looked at something of yours. Phone us to hear what", seen: true }
    : { words: "did something for you. Phone us to hear what" };
}
/** The same words for somebody who reads them for the person. */
export const wordsAbout = (words: string, name: string): string =>
  words.replace(/\byours?\b/g, `${name}’s`).replace(/\byou\b/g, name);
export const knownActions = (): string[] => Object.keys(WORDS);
