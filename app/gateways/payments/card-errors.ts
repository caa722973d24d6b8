/** The provider says no, and would say no again: nothing was done. */
export class CardRefused extends Error {
  override name = "CardRefused";
  /** The provider's code: `resource_missing`, `charge_already_refunded`, `balance_insufficient`… */
  readonly code: string;
  constructor(code: string, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}

/** No answer, or none that tells. It may have been done: ask what happened, then try again with the same key. */
export class CardUnreachable extends Error {
  override name = "CardUnreachable";
}

/** A message that the provider did not sign. */
export class WebhookForged extends Error {
  override name = "WebhookForged";
}
