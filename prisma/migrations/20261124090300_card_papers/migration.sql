-- What was paid by card has its paper: a receipt for who paid, one for what was given back, a remittance advice for what was passed on.
ALTER TABLE "card_payment" ADD COLUMN "receipt_id" UUID REFERENCES "document"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;
CREATE UNIQUE INDEX "card_payment_receipt_id_key" ON "card_payment"("receipt_id");
ALTER TABLE "card_payment" ADD CONSTRAINT "card_payment_receipt" CHECK ("receipt_id" IS NULL OR "status" = 'paid');
-- Several steps that pass on one sum share one paper
ALTER TABLE "card_step" ADD COLUMN "document_id" UUID REFERENCES "document"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;
CREATE INDEX "card_step_document_id_idx" ON "card_step"("document_id");
ALTER TABLE "card_step" ADD CONSTRAINT "card_step_document" CHECK ("document_id" IS NULL OR ("purpose" IN ('refund', 'transfer') AND "ledger_transfer_id" IS NOT NULL));

CREATE OR REPLACE FUNCTION "keep_card_payment"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' OR NEW."id" <> OLD."id" OR NEW."person_id" <> OLD."person_id" OR NEW."mode" <> OLD."mode" OR NEW."amount_pence" <> OLD."amount_pence"
    OR (OLD."receipt_id" IS NOT NULL AND NEW."receipt_id" IS DISTINCT FROM OLD."receipt_id")
    OR (OLD."status" = 'paid' AND (NEW."status" <> 'paid' OR NEW."payment_intent_id" <> OLD."payment_intent_id" OR NEW."transfer_id" <> OLD."transfer_id")) THEN
    RAISE EXCEPTION 'what was paid by card never changes: %', TG_OP USING ERRCODE = '23001';
  END IF;
  RETURN NEW;
END $$;
CREATE OR REPLACE FUNCTION "keep_card_step"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' OR NEW."idempotency_key" <> OLD."idempotency_key" OR NEW."pence" IS DISTINCT FROM OLD."pence" OR NEW."mode" <> OLD."mode"
    OR (OLD."document_id" IS NOT NULL AND NEW."document_id" IS DISTINCT FROM OLD."document_id")
    OR (OLD."state" = 'done' AND (NEW."state" <> 'done' OR NEW."outside_id" <> OLD."outside_id")) THEN
    RAISE EXCEPTION 'what was done outside never changes: %', TG_OP USING ERRCODE = '23001';
  END IF;
  RETURN NEW;
END $$;
