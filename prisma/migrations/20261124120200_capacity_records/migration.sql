-- Capacity, decision by decision (Mental Capacity Act 2005 ss1-3). Nobody lacks it until a record says so; a newer record
-- takes an older one's place, and all of them are kept.
CREATE TABLE "capacity_record" (
  "id" UUID NOT NULL PRIMARY KEY,
  "person_id" UUID NOT NULL REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE NO ACTION,
  "area_id" UUID NOT NULL REFERENCES "area"("id") ON DELETE RESTRICT ON UPDATE NO ACTION,
  "number" INTEGER GENERATED ALWAYS AS IDENTITY,
  "decision" TEXT NOT NULL CHECK ("decision" IN ('plan', 'budget', 'planner', 'money', 'hire')),
  "finding" TEXT NOT NULL CHECK ("finding" IN ('has', 'lacks')),
  "assessed_by" TEXT NOT NULL CHECK (length(btrim("assessed_by")) > 0),
  "assessed_role" TEXT NOT NULL CHECK (length(btrim("assessed_role")) > 0),
  "assessed_on" DATE NOT NULL,
  -- s3(1): whether they can do each of the four
  "understands" BOOLEAN NOT NULL,
  "retains" BOOLEAN NOT NULL,
  "weighs" BOOLEAN NOT NULL,
  "communicates" BOOLEAN NOT NULL,
  -- s2(1): what in the mind or brain it comes from; nothing where somebody has capacity
  "impairment" TEXT NOT NULL DEFAULT '',
  "help_given" TEXT NOT NULL CHECK (length(btrim("help_given")) > 0),
  "why" TEXT NOT NULL CHECK (length(btrim("why")) > 0),
  "paper_at" TEXT NOT NULL CHECK (length(btrim("paper_at")) > 0),
  "review_by" DATE,
  "recorded_by" TEXT NOT NULL CHECK (length("recorded_by") > 0),
  "recorded_by_account_id" UUID NOT NULL,
  "submission_key" TEXT NOT NULL,
  "created_at" TIMESTAMPTZ(3) NOT NULL,
  -- Whoever can do all four has capacity; whoever cannot do one of them lacks it, because of something in the mind or brain
  CONSTRAINT "capacity_record_test" CHECK (("finding" = 'has') = ("understands" AND "retains" AND "weighs" AND "communicates")),
  CONSTRAINT "capacity_record_lacks" CHECK ("finding" = 'has' OR (length(btrim("impairment")) > 0 AND "review_by" IS NOT NULL)),
  CONSTRAINT "capacity_record_review" CHECK ("review_by" > "assessed_on")
);
CREATE UNIQUE INDEX "capacity_record_number_key" ON "capacity_record"("number");
CREATE UNIQUE INDEX "capacity_record_submission_key_key" ON "capacity_record"("submission_key");
CREATE INDEX "capacity_record_person_id_decision_number_idx" ON "capacity_record"("person_id", "decision", "number");
CREATE TRIGGER "append_only" BEFORE UPDATE OR DELETE ON "capacity_record" FOR EACH ROW EXECUTE FUNCTION "forbid_row_change"();
REVOKE UPDATE, DELETE ON "capacity_record" FROM ownway_app;

-- The Court of Protection appoints a deputy for property and money, or for health and welfare: two authorities, not one.
ALTER TYPE "GrantBasis" RENAME VALUE 'deputy' TO 'deputy_finance';
ALTER TYPE "GrantBasis" ADD VALUE 'deputy_health' AFTER 'deputy_finance';
