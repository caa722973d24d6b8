-- What somebody says about a part of a plan, until it is settled. The plan's own words are never touched by it.
CREATE TABLE "plan_comment" (
  "id" UUID NOT NULL PRIMARY KEY,
  "plan_id" UUID NOT NULL REFERENCES "plan"("id") ON DELETE RESTRICT ON UPDATE NO ACTION,
  "number" INTEGER GENERATED ALWAYS AS IDENTITY,
  "about" TEXT NOT NULL CHECK ("about" IN ('plan', 'section', 'need', 'outcome', 'action', 'money')),
  -- The section's key, or the id of the need, outcome or action
  "item" TEXT NOT NULL DEFAULT '' CHECK (("item" = '') = ("about" IN ('plan', 'money'))),
  "words" TEXT NOT NULL CHECK (length("words") > 0),
  "side" TEXT NOT NULL CHECK ("side" IN ('person', 'planner', 'practitioner', 'carer')),
  "by_name" TEXT NOT NULL CHECK (length("by_name") > 0),
  "by_account_id" UUID,
  "grant_id" UUID,
  "at" TIMESTAMPTZ(3) NOT NULL,
  "submission_key" TEXT NOT NULL,
  "settled_by" TEXT CHECK (length("settled_by") > 0),
  "settled_by_account_id" UUID,
  "settled_words" TEXT NOT NULL DEFAULT '',
  "settled_at" TIMESTAMPTZ(3),
  CONSTRAINT "plan_comment_settled" CHECK (("settled_by" IS NULL) = ("settled_at" IS NULL))
);
CREATE UNIQUE INDEX "plan_comment_number_key" ON "plan_comment"("number");
CREATE UNIQUE INDEX "plan_comment_submission_key_key" ON "plan_comment"("submission_key");
CREATE INDEX "plan_comment_plan_id_idx" ON "plan_comment"("plan_id");

CREATE FUNCTION "keep_plan_comment"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' OR OLD."settled_at" IS NOT NULL
    OR (to_jsonb(NEW) - ARRAY['settled_by', 'settled_by_account_id', 'settled_words', 'settled_at'])
    IS DISTINCT FROM (to_jsonb(OLD) - ARRAY['settled_by', 'settled_by_account_id', 'settled_words', 'settled_at']) THEN
    RAISE EXCEPTION 'what somebody said of a plan is kept' USING ERRCODE = '23001';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "keep" BEFORE UPDATE OR DELETE ON "plan_comment" FOR EACH ROW EXECUTE FUNCTION "keep_plan_comment"();
REVOKE DELETE ON "plan_comment" FROM ownway_app;
