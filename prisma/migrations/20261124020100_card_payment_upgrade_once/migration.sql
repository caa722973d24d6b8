-- One payment at a time for a larger tier of one piece of planning.
CREATE UNIQUE INDEX "card_payment_upgrade_once" ON "card_payment"("engagement_id") WHERE "purpose" = 'upgrade' AND "status" IN ('open', 'processing');
