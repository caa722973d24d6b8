-- The council decides for somebody about their plan only where a record says that they cannot and nobody else may (Mental Capacity
-- Act 2005 s4): what they want, who was asked, what the advocate said, and why.
CREATE TABLE "best_interests" (
  "id" UUID NOT NULL PRIMARY KEY,
  "plan_id" UUID NOT NULL REFERENCES "plan"("id") ON DELETE RESTRICT ON UPDATE NO ACTION,
  "version_number" INTEGER NOT NULL,
  "person_id" UUID NOT NULL REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE NO ACTION,
  "area_id" UUID NOT NULL REFERENCES "area"("id") ON DELETE RESTRICT ON UPDATE NO ACTION,
  -- The record that they cannot
  "capacity_record_id" UUID NOT NULL REFERENCES "capacity_record"("id") ON DELETE RESTRICT ON UPDATE NO ACTION,
  "wishes" TEXT NOT NULL CHECK (length(btrim("wishes")) > 0),
  "consulted" TEXT NOT NULL CHECK (length(btrim("consulted")) > 0),
  "advocate_name" TEXT NOT NULL DEFAULT '',
  "advocate_words" TEXT NOT NULL DEFAULT '',
  "less_restrictive" TEXT NOT NULL CHECK (length(btrim("less_restrictive")) > 0),
  "why" TEXT NOT NULL CHECK (length(btrim("why")) > 0),
  "by_name" TEXT NOT NULL CHECK (length("by_name") > 0),
  "by_account_id" UUID NOT NULL,
  "at" TIMESTAMPTZ(3) NOT NULL,
  FOREIGN KEY ("plan_id", "version_number") REFERENCES "plan_version"("plan_id", "number") ON DELETE RESTRICT ON UPDATE NO ACTION,
  CONSTRAINT "best_interests_heard" CHECK (("advocate_name" = '') = ("advocate_words" = ''))
);
CREATE UNIQUE INDEX "best_interests_plan_id_version_number_key" ON "best_interests"("plan_id", "version_number");
CREATE INDEX "best_interests_person_id_idx" ON "best_interests"("person_id");
CREATE INDEX "best_interests_area_id_idx" ON "best_interests"("area_id");
CREATE INDEX "best_interests_capacity_record_id_idx" ON "best_interests"("capacity_record_id");
CREATE TRIGGER "append_only" BEFORE UPDATE OR DELETE ON "best_interests" FOR EACH ROW EXECUTE FUNCTION "forbid_row_change"();
REVOKE UPDATE, DELETE ON "best_interests" FROM ownway_app;

ALTER TABLE "plan_version" DROP CONSTRAINT "plan_version_authority_check",
  ADD CONSTRAINT "plan_version_authority_check" CHECK ("authority" IN ('own', 'consent', 'nominated', 'authorised_person',
    'attorney_finance', 'attorney_health', 'deputy_finance', 'deputy_health', 'parent', 'best_interests'));
