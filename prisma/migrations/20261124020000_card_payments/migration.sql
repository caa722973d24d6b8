-- Payments by card: what a person means to pay, every step taken outside as a row of its own, and the news that came back.
-- docs/decisions/016-cards-step-by-step.md says why it is as it is.

-- A self-funder's contract made online can be cancelled for 14 days; work inside them only at their express request
-- (Consumer Contracts Regulations 2013, regs 29-36). Null: not such a contract.
ALTER TABLE "engagement" ADD COLUMN "express_request" BOOLEAN;

CREATE TABLE "card_payment" (
  "id" UUID NOT NULL PRIMARY KEY,
  "area_id" UUID NOT NULL REFERENCES "area"("id") ON DELETE RESTRICT ON UPDATE NO ACTION,
  "person_id" UUID NOT NULL REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE NO ACTION,
  "mode" TEXT NOT NULL CHECK ("mode" IN ('test', 'live')),
  "purpose" TEXT NOT NULL CHECK ("purpose" IN ('engagement', 'invoice', 'upgrade')),
  "draft_id" UUID REFERENCES "engagement_draft"("id") ON DELETE RESTRICT ON UPDATE NO ACTION,
  "invoice_id" UUID REFERENCES "invoice"("id") ON DELETE RESTRICT ON UPDATE NO ACTION,
  "engagement_id" UUID REFERENCES "engagement"("id") ON DELETE RESTRICT ON UPDATE NO ACTION,
  -- Where the money went in the record: a pot of the person's own, unless it paid an invoice
  "pot_id" UUID REFERENCES "pot"("id") ON DELETE RESTRICT ON UPDATE NO ACTION,
  -- The whole price that was seen; the card pays "amount_pence" of it, the area's adjustments the rest
  "fee_pence" INTEGER NOT NULL,
  "amount_pence" INTEGER NOT NULL CHECK ("amount_pence" > 0),
  "returned_pence" INTEGER NOT NULL DEFAULT 0,
  "cost_pence" INTEGER,
  "status" TEXT NOT NULL DEFAULT 'open' CHECK ("status" IN ('open', 'processing', 'paid', 'expired', 'failed', 'closed')),
  -- What a paid one came to: engaged, settled (an invoice), returned (nothing was held, the money goes back)
  "outcome" TEXT CHECK ("outcome" IN ('engaged', 'settled', 'returned')),
  "problem" TEXT NOT NULL DEFAULT '',
  "express_request" BOOLEAN,
  "by_account_id" UUID,
  "by_name" TEXT NOT NULL,
  "grant_id" UUID,
  -- Sent to the person to pay by themselves, where somebody helped them choose: kept as a hash
  "link_hash" TEXT,
  "link_until" TIMESTAMPTZ(3),
  "session_id" TEXT,
  "checkout_url" TEXT,
  "expires_at" TIMESTAMPTZ(3),
  "payment_intent_id" TEXT,
  "charge_id" TEXT,
  "transfer_id" BIGINT,
  "paid_at" TIMESTAMPTZ(3),
  "version" INTEGER NOT NULL DEFAULT 1,
  "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT "card_payment_about" CHECK (CASE "purpose" WHEN 'engagement' THEN "draft_id" IS NOT NULL
    WHEN 'invoice' THEN "invoice_id" IS NOT NULL ELSE "engagement_id" IS NOT NULL END),
  CONSTRAINT "card_payment_amount" CHECK ("amount_pence" <= "fee_pence"),
  CONSTRAINT "card_payment_returned" CHECK ("returned_pence" BETWEEN 0 AND "amount_pence"),
  CONSTRAINT "card_payment_paid" CHECK (("status" = 'paid') = ("transfer_id" IS NOT NULL) AND ("status" = 'paid') = ("outcome" IS NOT NULL)
    AND ("status" <> 'paid' OR "payment_intent_id" IS NOT NULL))
);
CREATE UNIQUE INDEX "card_payment_session_id_key" ON "card_payment"("session_id");
CREATE UNIQUE INDEX "card_payment_payment_intent_id_key" ON "card_payment"("payment_intent_id");
CREATE UNIQUE INDEX "card_payment_link_hash_key" ON "card_payment"("link_hash");
-- One at a time for one choice, one invoice, one upgrade
CREATE UNIQUE INDEX "card_payment_draft_once" ON "card_payment"("draft_id") WHERE "status" IN ('open', 'processing');
CREATE UNIQUE INDEX "card_payment_invoice_once" ON "card_payment"("invoice_id") WHERE "status" IN ('open', 'processing');
CREATE INDEX "card_payment_person_id_idx" ON "card_payment"("person_id");
CREATE INDEX "card_payment_pot_id_idx" ON "card_payment"("pot_id");
CREATE INDEX "card_payment_engagement_id_idx" ON "card_payment"("engagement_id");
CREATE INDEX "card_payment_status_idx" ON "card_payment"("status");

-- One row for one step outside, written before it is taken, under the key it is taken with.
CREATE TABLE "card_step" (
  "id" UUID NOT NULL PRIMARY KEY,
  "area_id" UUID NOT NULL REFERENCES "area"("id") ON DELETE RESTRICT ON UPDATE NO ACTION,
  "mode" TEXT NOT NULL CHECK ("mode" IN ('test', 'live')),
  "purpose" TEXT NOT NULL CHECK ("purpose" IN ('checkout', 'expire', 'refund', 'transfer', 'reversal', 'recipient')),
  "subject_id" UUID NOT NULL,
  "attempt" INTEGER NOT NULL,
  "idempotency_key" TEXT NOT NULL,
  "card_payment_id" UUID REFERENCES "card_payment"("id") ON DELETE RESTRICT ON UPDATE NO ACTION,
  "invoice_id" UUID REFERENCES "invoice"("id") ON DELETE RESTRICT ON UPDATE NO ACTION,
  "supplier_id" UUID REFERENCES "supplier"("id") ON DELETE RESTRICT ON UPDATE NO ACTION,
  -- What a reversal takes back
  "of_step_id" UUID REFERENCES "card_step"("id") ON DELETE RESTRICT ON UPDATE NO ACTION,
  "pence" INTEGER CHECK ("pence" > 0),
  "reason" TEXT NOT NULL DEFAULT '',
  "request" JSONB NOT NULL DEFAULT '{}',
  "state" TEXT NOT NULL DEFAULT 'waiting' CHECK ("state" IN ('waiting', 'done', 'needs_attention', 'closed')),
  "outside_id" TEXT,
  "ledger_transfer_id" BIGINT,
  "tries" INTEGER NOT NULL DEFAULT 0,
  "last_error" TEXT,
  "next_try_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "done_at" TIMESTAMPTZ(3),
  CONSTRAINT "card_step_key" CHECK ("idempotency_key" = "purpose" || ':' || "subject_id"::text || ':' || "attempt"::text),
  CONSTRAINT "card_step_done" CHECK ("state" <> 'done' OR ("outside_id" IS NOT NULL AND "done_at" IS NOT NULL))
);
CREATE UNIQUE INDEX "card_step_idempotency_key_key" ON "card_step"("idempotency_key");
CREATE UNIQUE INDEX "card_step_outside_once" ON "card_step"("outside_id") WHERE "purpose" <> 'expire';
CREATE INDEX "card_step_card_payment_id_idx" ON "card_step"("card_payment_id");
CREATE INDEX "card_step_invoice_id_idx" ON "card_step"("invoice_id");
CREATE INDEX "card_step_supplier_id_idx" ON "card_step"("supplier_id");
CREATE INDEX "card_step_state_next_try_at_idx" ON "card_step"("state", "next_try_at");

-- News from the provider: kept once, however often it comes, and worked by a job.
CREATE TABLE "card_event" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "type" TEXT NOT NULL,
  "object_id" TEXT NOT NULL,
  "object_type" TEXT NOT NULL,
  "mode" TEXT NOT NULL CHECK ("mode" IN ('test', 'live')),
  "created_at" TIMESTAMPTZ(3) NOT NULL,
  "received_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "worked_at" TIMESTAMPTZ(3),
  "outcome" TEXT
);
CREATE INDEX "card_event_worked_at_idx" ON "card_event"("worked_at");

-- Where the provider passes money on to: one account of a supplier with it.
CREATE TABLE "card_recipient" (
  "id" UUID NOT NULL PRIMARY KEY,
  "supplier_id" UUID NOT NULL REFERENCES "supplier"("id") ON DELETE RESTRICT ON UPDATE NO ACTION,
  "mode" TEXT NOT NULL CHECK ("mode" IN ('test', 'live')),
  "account_id" TEXT NOT NULL,
  "transfers_active" BOOLEAN NOT NULL DEFAULT false,
  "requirements" TEXT[],
  "looked_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP
);
CREATE UNIQUE INDEX "card_recipient_account_id_key" ON "card_recipient"("account_id");
CREATE UNIQUE INDEX "card_recipient_supplier_id_mode_key" ON "card_recipient"("supplier_id", "mode");

-- What no program can mend by itself: a person looks, chooses, and says why.
CREATE TABLE "card_attention" (
  "id" UUID NOT NULL PRIMARY KEY,
  "area_id" UUID NOT NULL REFERENCES "area"("id") ON DELETE RESTRICT ON UPDATE NO ACTION,
  "kind" TEXT NOT NULL,
  "words" TEXT NOT NULL,
  "card_payment_id" UUID REFERENCES "card_payment"("id") ON DELETE RESTRICT ON UPDATE NO ACTION,
  "step_id" UUID REFERENCES "card_step"("id") ON DELETE RESTRICT ON UPDATE NO ACTION,
  "once_key" TEXT NOT NULL,
  "opened_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "closed_at" TIMESTAMPTZ(3),
  "choice" TEXT,
  "reason" TEXT NOT NULL DEFAULT '',
  "closed_by_account_id" UUID
);
CREATE UNIQUE INDEX "card_attention_once_key_key" ON "card_attention"("once_key");
CREATE INDEX "card_attention_area_id_closed_at_idx" ON "card_attention"("area_id", "closed_at");

-- What a card payment and a step say stays; only how far they have come changes.
CREATE FUNCTION "keep_card_payment"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' OR NEW."id" <> OLD."id" OR NEW."person_id" <> OLD."person_id" OR NEW."mode" <> OLD."mode" OR NEW."amount_pence" <> OLD."amount_pence"
    OR (OLD."status" = 'paid' AND (NEW."status" <> 'paid' OR NEW."payment_intent_id" <> OLD."payment_intent_id" OR NEW."transfer_id" <> OLD."transfer_id")) THEN
    RAISE EXCEPTION 'what was paid by card never changes: %', TG_OP USING ERRCODE = '23001';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "keep" BEFORE UPDATE OR DELETE ON "card_payment" FOR EACH ROW EXECUTE FUNCTION "keep_card_payment"();
CREATE FUNCTION "keep_card_step"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' OR NEW."idempotency_key" <> OLD."idempotency_key" OR NEW."pence" IS DISTINCT FROM OLD."pence" OR NEW."mode" <> OLD."mode"
    OR (OLD."state" = 'done' AND (NEW."state" <> 'done' OR NEW."outside_id" <> OLD."outside_id")) THEN
    RAISE EXCEPTION 'what was done outside never changes: %', TG_OP USING ERRCODE = '23001';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "keep" BEFORE UPDATE OR DELETE ON "card_step" FOR EACH ROW EXECUTE FUNCTION "keep_card_step"();
REVOKE DELETE ON "card_payment", "card_step", "card_event", "card_recipient", "card_attention" FROM ownway_app;
