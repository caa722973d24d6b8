-- The day a person says they paid, until who is paid says whether it came.
ALTER TABLE "invoice" ADD COLUMN "marked_on" DATE;
ALTER TABLE "invoice" ADD CONSTRAINT "invoice_marked" CHECK (("status" = 'marked_paid') = ("marked_on" IS NOT NULL));

CREATE OR REPLACE FUNCTION "keep_invoice"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' OR (to_jsonb(NEW) - ARRAY['status', 'payment_id', 'credited_pence', 'marked_on', 'version', 'run_line_id'])
    IS DISTINCT FROM (to_jsonb(OLD) - ARRAY['status', 'payment_id', 'credited_pence', 'marked_on', 'version', 'run_line_id']) THEN
    RAISE EXCEPTION 'an invoice never changes: a correction is a credit note' USING ERRCODE = '23001';
  END IF;
  RETURN NEW;
END $$;

-- What a payment was written down with: its receipt or remittance advice, and the form, so that the same form twice is one.
ALTER TABLE "payment" ADD COLUMN "document_id" UUID REFERENCES "document"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;
ALTER TABLE "payment" ADD COLUMN "submission_key" UUID;
CREATE UNIQUE INDEX "payment_document_id_key" ON "payment"("document_id");
CREATE UNIQUE INDEX "payment_submission_key_supplier_id_key" ON "payment"("submission_key", "supplier_id");

-- The only way an invoice is corrected. Until the supplier has paid back what was paid already, it waits.
CREATE TABLE "credit_note" (
  "id" UUID NOT NULL PRIMARY KEY,
  "invoice_id" UUID NOT NULL REFERENCES "invoice"("id") ON DELETE RESTRICT ON UPDATE NO ACTION,
  "document_id" UUID NOT NULL REFERENCES "document"("id") ON DELETE RESTRICT ON UPDATE NO ACTION,
  "net_pence" INTEGER NOT NULL,
  "vat_pence" INTEGER NOT NULL,
  "gross_pence" INTEGER NOT NULL CHECK ("gross_pence" > 0),
  "reason" TEXT NOT NULL,
  "repaid_on" DATE,
  "repayment_transfer_id" BIGINT,
  "refund_transfer_id" BIGINT,
  "done_at" TIMESTAMPTZ(3),
  "submission_key" UUID NOT NULL,
  "by_account_id" UUID,
  "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT "credit_note_adds_up" CHECK ("net_pence" + "vat_pence" = "gross_pence" AND "net_pence" >= 0 AND "vat_pence" >= 0),
  CONSTRAINT "credit_note_done" CHECK (("done_at" IS NULL) = ("refund_transfer_id" IS NULL)),
  CONSTRAINT "credit_note_repaid" CHECK (("repaid_on" IS NULL) = ("repayment_transfer_id" IS NULL) AND ("repaid_on" IS NULL OR "done_at" IS NOT NULL))
);
CREATE UNIQUE INDEX "credit_note_document_id_key" ON "credit_note"("document_id");
CREATE UNIQUE INDEX "credit_note_submission_key_key" ON "credit_note"("submission_key");
CREATE UNIQUE INDEX "credit_note_refund_transfer_id_key" ON "credit_note"("refund_transfer_id");
CREATE UNIQUE INDEX "credit_note_repayment_transfer_id_key" ON "credit_note"("repayment_transfer_id");
CREATE INDEX "credit_note_invoice_id_idx" ON "credit_note"("invoice_id");
REVOKE DELETE ON "credit_note" FROM ownway_app;

-- Together the credits of an invoice never come to more than it; once written, only that the money came back is added.
CREATE FUNCTION "keep_credit_note"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    PERFORM 1 FROM public.invoice WHERE "id" = NEW."invoice_id" FOR UPDATE;
    IF (SELECT coalesce(sum("gross_pence"), 0) FROM public.credit_note WHERE "invoice_id" = NEW."invoice_id") + NEW."gross_pence"
      > (SELECT "gross_pence" FROM public.invoice WHERE "id" = NEW."invoice_id") THEN
      RAISE EXCEPTION 'credits would come to more than the invoice' USING ERRCODE = '23514';
    END IF;
  ELSIF TG_OP = 'DELETE' OR OLD."done_at" IS NOT NULL
    OR (to_jsonb(NEW) - ARRAY['repaid_on', 'repayment_transfer_id', 'refund_transfer_id', 'done_at'])
      IS DISTINCT FROM (to_jsonb(OLD) - ARRAY['repaid_on', 'repayment_transfer_id', 'refund_transfer_id', 'done_at']) THEN
    RAISE EXCEPTION 'a credit note never changes' USING ERRCODE = '23001';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "keep" BEFORE INSERT OR UPDATE OR DELETE ON "credit_note" FOR EACH ROW EXECUTE FUNCTION "keep_credit_note"();

-- Searched by its number
CREATE INDEX "document_label_idx" ON "document"("label");
