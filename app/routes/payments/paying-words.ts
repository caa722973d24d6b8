import { pounds } from "#app/lib/money.ts";

type Card = {
  status: string;
  outcome: string | null;
  problem: string;
  plannerName: string | null;
  amountPence: number;
  checkoutUrl: string | null;
};
type Words = {
  tone: "done" | "calm" | "attention" | "problem";
  title: string;
  lines: string[];
  /** There is something to wait for. */
  waiting: boolean;
};

/** How a card payment stands, and what comes next. @param back where they come from: "paid" or "left" the pay page. */
export function payingWords(card: Card, back: string | null): Words {
  const money = pounds(card.amountPence);
  const name = card.plannerName;
  switch (card.status) {
    case "paid":
      if (card.outcome === "returned")
        return {
          tone: "attention",
          title: "Your money goes back to your card",
          lines: [
            card.problem,
            `All of the ${money} goes back to your card by itself. Your bank may take 5 to 10 days to show it.`,
          ],
          waiting: false,
        };
      return {
        tone: "done",
        title: `${money} is paid`,
        lines: [
          name
            ? `It is set aside, and ${name} has been asked. If ${name} cannot, it goes back to your card by itself.`
            : "The invoice is paid. You do not need to do anything more.",
        ],
        waiting: false,
      };
    case "processing":
      return {
        tone: "calm",
        title: "Your bank still has to pay",
        lines: [
          "Some ways to pay take a few days. Nothing is set aside until the money is there.",
          "You do not need to do anything. We will tell you when it has come, or if it does not come.",
        ],
        waiting: true,
      };
    case "expired":
      return {
        tone: "attention",
        title: "The pay page has run out",
        lines: ["Nothing was paid and nobody was asked. You can check everything and pay again."],
        waiting: false,
      };
    case "failed":
      return {
        tone: "problem",
        title: "The payment did not go through",
        lines: [
          "Nothing was taken, and nobody was asked. You can try again with the same card or another, or phone us.",
        ],
        waiting: false,
      };
    case "closed":
      return {
        tone: "calm",
        title: "This payment is no longer needed",
        lines: [
          "You changed your choice. If you paid it all the same, the money goes back to your card by itself.",
        ],
        waiting: false,
      };
  }
  if (back === "paid" || back === "looked")
    return {
      tone: "calm",
      title:
        back === "paid"
          ? "Thank you. We wait to hear from the card provider"
          : "We have asked the card provider",
      lines: [
        "That takes a few moments. Press Look again in a little while. You can also leave this page: we will tell you.",
      ],
      waiting: true,
    };
  return {
    tone: "calm",
    title: back === "left" ? "You left the pay page. Nothing was paid" : "Not paid yet",
    lines: card.checkoutUrl
      ? [`Nothing is paid until you have paid the ${money} on the card provider’s page.`]
      : [
          "We are making the pay page, or have sent you an address to pay at. Press Look again in a few moments.",
        ],
    waiting: true,
  };
}
