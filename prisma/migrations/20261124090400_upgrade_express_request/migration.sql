-- Somebody who pays for more hours themselves has 14 days to cancel again; the extra hours begin inside them only at their express
-- request (Consumer Contracts Regulations 2013, regs 29-36). Null: not theirs to pay, or answered before this was asked.
ALTER TABLE "engagement_upgrade" ADD COLUMN "express_request" BOOLEAN;
ALTER TABLE "engagement_upgrade" ADD CONSTRAINT "engagement_upgrade_express" CHECK ("express_request" IS NULL OR "decider" = 'person');
