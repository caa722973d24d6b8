-- Which action of a plan a payment was for, as somebody said or as the name of who was paid says. The newest row counts; all are kept.
CREATE TABLE "spending_use" (
  "id" UUID NOT NULL PRIMARY KEY,
  "number" INTEGER GENERATED ALWAYS AS IDENTITY,
  "spending_id" UUID NOT NULL REFERENCES "spending"("id") ON DELETE RESTRICT ON UPDATE NO ACTION,
  -- Null: for none of them, or not known
  "action_id" UUID REFERENCES "plan_action"("id") ON DELETE RESTRICT ON UPDATE NO ACTION,
  -- The time that it paid for, where it paid for somebody's time
  "minutes" INTEGER CHECK ("minutes" > 0 AND "minutes" <= 60000),
  "how" TEXT NOT NULL CHECK ("how" IN ('said', 'matched')),
  "by_name" TEXT NOT NULL CHECK (length("by_name") > 0),
  "by_account_id" UUID,
  "grant_id" UUID,
  "at" TIMESTAMPTZ(3) NOT NULL
);
CREATE UNIQUE INDEX "spending_use_number_key" ON "spending_use"("number");
CREATE INDEX "spending_use_spending_id_number_idx" ON "spending_use"("spending_id", "number");
CREATE INDEX "spending_use_action_id_idx" ON "spending_use"("action_id");
CREATE FUNCTION "check_spending_use"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW."action_id" IS NOT NULL AND NOT EXISTS (SELECT 1 FROM "plan_action" "a" JOIN "plan" "p" ON "p"."id" = "a"."plan_id"
    JOIN "spending" "s" ON "s"."person_id" = "p"."person_id" WHERE "a"."id" = NEW."action_id" AND "s"."id" = NEW."spending_id") THEN
    RAISE EXCEPTION 'a payment is for the person''s own plan' USING ERRCODE = '23503';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "own" BEFORE INSERT ON "spending_use" FOR EACH ROW EXECUTE FUNCTION "check_spending_use"();
CREATE TRIGGER "append_only" BEFORE UPDATE OR DELETE ON "spending_use" FOR EACH ROW EXECUTE FUNCTION "forbid_row_change"();
REVOKE UPDATE, DELETE ON "spending_use" FROM ownway_app;

-- Messages that the person's side chose to put before a review.
CREATE TABLE "plan_review_message" (
  "review_id" UUID NOT NULL REFERENCES "plan_review"("id") ON DELETE RESTRICT ON UPDATE NO ACTION,
  "message_id" UUID NOT NULL REFERENCES "message"("id") ON DELETE RESTRICT ON UPDATE NO ACTION,
  "added_by" TEXT NOT NULL CHECK (length("added_by") > 0),
  "added_at" TIMESTAMPTZ(3) NOT NULL,
  "taken_out_at" TIMESTAMPTZ(3),
  CONSTRAINT "plan_review_message_pkey" PRIMARY KEY ("review_id", "message_id")
);
CREATE INDEX "plan_review_message_message_id_idx" ON "plan_review_message"("message_id");
CREATE FUNCTION "check_plan_review_message"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM "plan_review" "r" JOIN "conversation" "c" ON "c"."person_id" = "r"."person_id"
    JOIN "message" "m" ON "m"."conversation_id" = "c"."id" WHERE "r"."id" = NEW."review_id" AND "m"."id" = NEW."message_id"
    AND "r"."state" <> 'closed') THEN
    RAISE EXCEPTION 'only the person''s own messages, while the review is not closed' USING ERRCODE = '23503';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "own" BEFORE INSERT OR UPDATE ON "plan_review_message" FOR EACH ROW EXECUTE FUNCTION "check_plan_review_message"();
REVOKE DELETE ON "plan_review_message" FROM ownway_app;

-- A plan that was begun from another, and planning that is for a review.
ALTER TABLE "plan" ADD COLUMN "from_plan_id" UUID REFERENCES "plan"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;
CREATE INDEX "plan_from_plan_id_idx" ON "plan"("from_plan_id");
ALTER TABLE "engagement_draft" ADD COLUMN "review_id" UUID REFERENCES "plan_review"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;
ALTER TABLE "engagement" ADD COLUMN "review_id" UUID REFERENCES "plan_review"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;
CREATE INDEX "engagement_draft_review_id_idx" ON "engagement_draft"("review_id");
CREATE INDEX "engagement_review_id_idx" ON "engagement"("review_id");
