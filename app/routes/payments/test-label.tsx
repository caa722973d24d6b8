import { Notice } from "#app/ui/card.tsx";

/** On every page that stands in for the card provider's. */
export const TestLabel = () => (
  <Notice tone="attention" title="Test payments: no card is charged, no money moves">
    <p>
      On the real site the card company’s own page would be here. This one lets you try what can happen. It
      asks for no card and no bank account.
    </p>
  </Notice>
);
