/** What is said about card money, in the words of this product. The provider's own types stay inside this folder. */
export type MoneyMode = "test" | "live";

/** A call that makes something. The key is written down before the call, so that the same call twice is one thing. */
type Once = { idempotencyKey: string };

export type NewCheckout = Once & {
  cardPaymentId: string;
  amountPence: number;
  description: string;
  /** Paths of this site; `{CHECKOUT_SESSION_ID}` in the success path is filled in by the provider. */
  successPath: string;
  cancelPath: string;
  email?: string;
  /** 30 minutes to 24 hours from now. */
  expiresAt: Date;
  transferGroup: string;
};
export type Checkout = {
  id: string;
  /** Where the person pays; null once it is paid or has run out. */
  url: string | null;
  status: "open" | "complete" | "expired";
  paymentStatus: "paid" | "unpaid" | "no_payment_required";
  paymentIntentId: string | null;
  amountPence: number;
  currency: string;
  /** The `cardPaymentId` it was made for. */
  clientReference: string | null;
  /** The key it was made with: which attempt this is. */
  idempotencyKey: string | null;
  mode: MoneyMode;
  createdAt: Date;
  expiresAt: Date;
};

export type CardPaymentFact = {
  id: string;
  status: "waiting" | "processing" | "succeeded" | "cancelled";
  amountPence: number;
  receivedPence: number;
  currency: string;
  chargeId: string | null;
  refundedPence: number;
  /** A dispute was raised at some time; `dispute` says how it stands. */
  disputed: boolean;
  dispute: DisputeFact | null;
  /** The provider's own cost, once known; always from the same balance transaction as `balanceTransactionId`. */
  feePence: number | null;
  balanceTransactionId: string | null;
  /** Why the last attempt to pay failed, in the provider's code: `card_declined` and others. */
  lastFailure: string | null;
  /** The `cardPaymentId` it was made for. */
  reference: string | null;
  mode: MoneyMode;
};
export type DisputeFact = {
  id: string;
  /** `open`: an answer or a decision is awaited. `warning`: no money has been taken. */
  status: "warning" | "open" | "won" | "lost";
  amountPence: number;
  reason: string;
  paymentIntentId: string | null;
  answerBy: Date | null;
  /** What moved on the platform's balance because of it, oldest first: the fee of each, less than nothing where one came back. */
  movements: { id: string; feePence: number }[];
};

type NewRefund = Once & { paymentIntentId: string; amountPence: number; reference: string };
export type RefundFact = {
  id: string;
  status: "pending" | "succeeded" | "failed" | "cancelled";
  amountPence: number;
  currency: string;
  paymentIntentId: string | null;
  balanceTransactionId: string | null;
  failure: string | null;
  reference: string | null;
  idempotencyKey: string | null;
  createdAt: Date;
};

type NewRecipient = Once & {
  supplierId: string;
  displayName: string;
  email: string;
  country: "gb";
  business: "individual" | "company";
};
export type Recipient = {
  id: string;
  /** Money can be passed on to them. Nothing else counts as ready. */
  transfersActive: boolean;
  /** What the provider still asks of them, in its own words; empty when nothing is due. */
  requirementsDue: string[];
  /** The `supplierId` it was made for. */
  reference: string | null;
  mode: MoneyMode;
};

type NewTransfer = Once & {
  amountPence: number;
  /** The recipient's account. */
  destination: string;
  /** The charge whose money this is: it waits for that money rather than taking other money of the platform. */
  sourceChargeId: string;
  transferGroup: string;
  reference: string;
};
export type TransferFact = {
  id: string;
  amountPence: number;
  reversedPence: number;
  currency: string;
  destination: string | null;
  sourceChargeId: string | null;
  transferGroup: string | null;
  balanceTransactionId: string | null;
  reference: string | null;
  idempotencyKey: string | null;
  mode: MoneyMode;
  createdAt: Date;
};

type NewReversal = Once & { transferId: string; amountPence: number; reference: string };
export type ReversalFact = {
  id: string;
  transferId: string;
  amountPence: number;
  currency: string;
  balanceTransactionId: string | null;
  reference: string | null;
  idempotencyKey: string | null;
  createdAt: Date;
};

/** A movement on the platform's own account with the provider. `netPence` = `amountPence` − `feePence`. */
export type BalanceMovement = {
  id: string;
  /** The provider's word: `charge`, `payment`, `refund`, `payment_refund`, `transfer`, `transfer_refund`, `adjustment`, `stripe_fee`, `payout`… */
  type: string;
  amountPence: number;
  feePence: number;
  netPence: number;
  sourceId: string | null;
  createdAt: Date;
  currency: string;
};

/** News, and no more than a hint: the object it names is fetched before anything is believed. */
export type WebhookHint = {
  id: string;
  type: string;
  createdAt: Date;
  objectId: string;
  /** `checkout.session`, `refund`, `charge.dispute`, `v2.core.account`… */
  objectType: string;
  mode: MoneyMode;
};

type Window = { from: Date; before: Date };

export type CardGateway = {
  mode: MoneyMode;
  /** Test payments inside the app: no card is charged, no money moves. */
  sandbox: boolean;

  createCheckout: (input: NewCheckout) => Promise<Checkout>;
  findCheckout: (id: string) => Promise<Checkout>;
  /** Asked before a retry. The provider cannot filter by our own id: this looks through all of a time. */
  findCheckoutsOf: (cardPaymentId: string, window: Window) => Promise<Checkout[]>;
  /** The checkout that a payment came from. */
  findCheckoutOfPayment: (paymentIntentId: string) => Promise<Checkout | null>;
  /** Closes an open checkout; refused (`CardRefused`) when it is paid or has run out. */
  expireCheckout: (id: string) => Promise<Checkout>;

  findPayment: (paymentIntentId: string) => Promise<CardPaymentFact>;
  findDispute: (id: string) => Promise<DisputeFact>;
  /** The payment that a charge belongs to, for news that names a charge. */
  findPaymentOfCharge: (chargeId: string) => Promise<CardPaymentFact | null>;

  /** Gives money back to the card. It does not take back a transfer: that is `reverseTransfer`, a step of its own. */
  refund: (input: NewRefund) => Promise<RefundFact>;
  findRefund: (id: string) => Promise<RefundFact>;
  listRefunds: (paymentIntentId: string) => Promise<RefundFact[]>;

  createRecipient: (input: NewRecipient) => Promise<Recipient>;
  findRecipient: (accountId: string) => Promise<Recipient>;
  /** Asked before a retry: looks through every recipient. */
  findRecipientsOf: (supplierId: string) => Promise<Recipient[]>;
  createOnboardingLink: (input: {
    accountId: string;
    returnPath: string;
    refreshPath: string;
  }) => Promise<{ url: string; expiresAt: Date }>;

  transfer: (input: NewTransfer) => Promise<TransferFact>;
  findTransfer: (id: string) => Promise<TransferFact>;
  listTransfers: (transferGroup: string) => Promise<TransferFact[]>;
  reverseTransfer: (input: NewReversal) => Promise<ReversalFact>;
  listReversals: (transferId: string) => Promise<ReversalFact[]>;

  /** Newest first. */
  listBalanceTransactions: (window: Window) => AsyncIterable<BalanceMovement>;
  balance: () => Promise<{ availablePence: number; pendingPence: number }>;

  /** `rawBody` exactly as it came. @throws WebhookForged when the signature does not fit. */
  readWebhook: (rawBody: string, signature: string) => WebhookHint;
  findEvent: (id: string) => Promise<WebhookHint>;
  /** Newest first, 30 days back at most: for news that never arrived. */
  listEvents: (since: Date) => AsyncIterable<WebhookHint>;
};
