/** What a supplier agrees to. Changed words are a new version, which is asked for anew. */
export const SELF_BILLING = {
  version: "2026-11",
  words: [
    "Ownway makes your invoices for you, in your name, when a person agrees that work is done.",
    "Each invoice shows your name, your address and your VAT number if you have one. You can see and print every one.",
    "You will not make another invoice for the same work.",
    "You will tell us at once here if your VAT status, your name or your address changes.",
    "If an invoice is wrong, tell us within 30 days. It is put right by a credit note.",
    "You can end this agreement at any time: phone us. Work that was agreed before is still invoiced.",
  ],
} as const;
