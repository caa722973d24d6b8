// What the sandbox keeps and answers with: as much of Stripe's own objects as this product reads, checked against the
// library's types for answers.
import type { Stripe } from "stripe";

type PartOf<Whole, Part extends Partial<Whole>> = Part;
type Marks = Record<string, string>;

export type Session = PartOf<
  Stripe.Checkout.Session,
  {
    id: string;
    object: "checkout.session";
    amount_subtotal: number;
    amount_total: number;
    cancel_url: string | null;
    client_reference_id: string | null;
    created: number;
    currency: string;
    customer_email: null;
    expires_at: number;
    livemode: false;
    metadata: Marks;
    mode: "payment";
    payment_intent: string | null;
    payment_method_types: string[];
    payment_status: "paid" | "unpaid";
    status: "open" | "complete" | "expired";
    success_url: string;
    ui_mode: "hosted_page";
    url: string | null;
  }
>;
/** What Stripe's page knows and the session does not say. */
export type SessionHidden = {
  description: string;
  transferGroup: string | null;
  paymentMetadata: Marks;
  later: "succeeds" | "fails" | null;
};
export type PaymentIntent = PartOf<
  Stripe.PaymentIntent,
  {
    id: string;
    object: "payment_intent";
    amount: number;
    amount_received: number;
    created: number;
    currency: string;
    last_payment_error: Stripe.PaymentIntent.LastPaymentError | null;
    latest_charge: string | null;
    livemode: false;
    metadata: Marks;
    payment_method_types: string[];
    status: "requires_payment_method" | "requires_action" | "processing" | "succeeded" | "canceled";
    transfer_group: string | null;
  }
>;
export type Charge = PartOf<
  Stripe.Charge,
  {
    id: string;
    object: "charge";
    amount: number;
    amount_captured: number;
    amount_refunded: number;
    balance_transaction: string | null;
    captured: boolean;
    created: number;
    currency: string;
    disputed: boolean;
    failure_code: string | null;
    livemode: false;
    metadata: Marks;
    paid: boolean;
    payment_intent: string;
    refunded: boolean;
    status: "succeeded" | "pending" | "failed";
    transfer_group: string | null;
  }
>;
type Refund = PartOf<
  Stripe.Refund,
  {
    id: string;
    object: "refund";
    amount: number;
    balance_transaction: string | null;
    charge: string;
    created: number;
    currency: string;
    failure_balance_transaction?: string;
    failure_reason?: string;
    metadata: Marks;
    payment_intent: string;
    reason: Stripe.Refund.Reason | null;
    status: string;
  }
>;
type Transfer = PartOf<
  Stripe.Transfer,
  {
    id: string;
    object: "transfer";
    amount: number;
    amount_reversed: number;
    balance_transaction: string;
    created: number;
    currency: string;
    description: string | null;
    destination: string;
    livemode: false;
    metadata: Marks;
    reversed: boolean;
    source_transaction: string | null;
    transfer_group: string | null;
  }
>;
type Reversal = PartOf<
  Stripe.TransferReversal,
  {
    id: string;
    object: "transfer_reversal";
    amount: number;
    balance_transaction: string;
    created: number;
    currency: string;
    metadata: Marks;
    transfer: string;
  }
>;
export type Movement = PartOf<
  Stripe.BalanceTransaction,
  {
    id: string;
    object: "balance_transaction";
    amount: number;
    available_on: number;
    created: number;
    currency: string;
    description: string | null;
    fee: number;
    fee_details: Stripe.BalanceTransaction.FeeDetail[];
    net: number;
    reporting_category: string;
    source: string;
    status: "available" | "pending";
    type: Stripe.BalanceTransaction.Type;
  }
>;
export type Dispute = PartOf<
  Stripe.Dispute,
  {
    id: string;
    object: "dispute";
    amount: number;
    charge: string;
    created: number;
    currency: string;
    evidence_details: Stripe.Dispute.EvidenceDetails;
    is_charge_refundable: boolean;
    livemode: false;
    metadata: Marks;
    payment_intent: string;
    reason: string;
    status: "needs_response" | "won" | "lost";
  }
>;
type Event = {
  id: string;
  object: "event";
  api_version: string;
  created: number;
  data: { object: unknown };
  livemode: false;
  pending_webhooks: number;
  request: { id: string | null; idempotency_key: string | null };
  type: string;
};
/** News about a v2 object says only which object: it must be fetched. */
export type ThinEvent = {
  id: string;
  object: "v2.core.event";
  created: string;
  livemode: false;
  related_object: { id: string; type: string; url: string };
  type: string;
};
export type Account = PartOf<
  Stripe.V2.Core.Account,
  {
    id: string;
    object: "v2.core.account";
    applied_configurations: ["recipient"];
    closed: false;
    configuration: Stripe.V2.Core.Account.Configuration;
    created: string;
    dashboard: Stripe.V2.Core.Account.Dashboard;
    livemode: false;
    metadata: Marks;
    requirements: Stripe.V2.Core.Account.Requirements;
  }
>;
/** Stripe gives its links no id of their own; ours is the last part of the address. */
type OnboardingLink = {
  id: string;
  object: "sandbox.onboarding_link";
  account: string;
  expires_at: string;
  refresh_url: string;
  return_url: string;
};

export type Kept = {
  "checkout.session": Session;
  payment_intent: PaymentIntent;
  charge: Charge;
  refund: Refund;
  transfer: Transfer;
  transfer_reversal: Reversal;
  balance_transaction: Movement;
  dispute: Dispute;
  event: Event;
  "v2.core.event": ThinEvent;
  "v2.core.account": Account;
  "sandbox.onboarding_link": OnboardingLink;
};
export type Kind = keyof Kept;
