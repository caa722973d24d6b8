-- A reversal or refund that a credit note asked for.
ALTER TABLE "card_step" ADD COLUMN "credit_note_id" UUID REFERENCES "credit_note"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;
CREATE INDEX "card_step_credit_note_id_idx" ON "card_step"("credit_note_id");
