-- What the council decides about a plan: reasons at single lines, which actions may begin, and the figure that it was decided beside.
ALTER TABLE "plan" ADD COLUMN "figure_weekly_pence" INTEGER CHECK ("figure_weekly_pence" >= 0),
  ADD COLUMN "figure_once_pence" INTEGER CHECK ("figure_once_pence" >= 0),
  ADD COLUMN "shared" BOOLEAN NOT NULL DEFAULT false,
  ADD CONSTRAINT "plan_figure_whole" CHECK (("figure_weekly_pence" IS NULL) = ("figure_once_pence" IS NULL)),
  -- Only a self-funder's plan has to be shared: any other is the council's to read
  ADD CONSTRAINT "plan_shared_own" CHECK ("self_funder" OR NOT "shared");

CREATE TABLE "plan_remark" (
  "id" UUID NOT NULL PRIMARY KEY,
  "plan_id" UUID NOT NULL REFERENCES "plan"("id") ON DELETE RESTRICT ON UPDATE NO ACTION,
  "number" INTEGER GENERATED ALWAYS AS IDENTITY,
  -- Where it stands: a section's name, the id of a need, outcome or action, or the money
  "kind" TEXT NOT NULL CHECK ("kind" IN ('section', 'need', 'outcome', 'action', 'money')),
  "line" TEXT NOT NULL CHECK (length("line") > 0),
  "words" TEXT NOT NULL CHECK (length("words") > 0),
  "by_name" TEXT NOT NULL,
  "by_account_id" UUID NOT NULL,
  "at" TIMESTAMPTZ(3) NOT NULL,
  "settled_by" TEXT,
  "settled_at" TIMESTAMPTZ(3),
  CONSTRAINT "plan_remark_settled" CHECK (("settled_by" IS NULL) = ("settled_at" IS NULL))
);
CREATE UNIQUE INDEX "plan_remark_number_key" ON "plan_remark"("number");
CREATE INDEX "plan_remark_plan_id_idx" ON "plan_remark"("plan_id");
CREATE FUNCTION "keep_plan_remark"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' OR OLD."settled_at" IS NOT NULL OR (to_jsonb(NEW) - ARRAY['settled_by', 'settled_at'])
    IS DISTINCT FROM (to_jsonb(OLD) - ARRAY['settled_by', 'settled_at']) THEN
    RAISE EXCEPTION 'what the council wrote is kept' USING ERRCODE = '23001';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "keep" BEFORE UPDATE OR DELETE ON "plan_remark" FOR EACH ROW EXECUTE FUNCTION "keep_plan_remark"();

CREATE TABLE "plan_action_decision" (
  "id" UUID NOT NULL PRIMARY KEY,
  "plan_id" UUID NOT NULL REFERENCES "plan"("id") ON DELETE RESTRICT ON UPDATE NO ACTION,
  "action_id" UUID NOT NULL REFERENCES "plan_action"("id") ON DELETE RESTRICT ON UPDATE NO ACTION,
  "number" INTEGER GENERATED ALWAYS AS IDENTITY,
  "approved" BOOLEAN NOT NULL,
  "from_on" DATE,
  "why" TEXT NOT NULL DEFAULT '',
  "by_name" TEXT NOT NULL,
  "at" TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT "plan_action_decision_whole" CHECK (("from_on" IS NOT NULL) = "approved" AND ("approved" OR length("why") > 0))
);
CREATE UNIQUE INDEX "plan_action_decision_number_key" ON "plan_action_decision"("number");
CREATE INDEX "plan_action_decision_plan_id_idx" ON "plan_action_decision"("plan_id");
CREATE TRIGGER "append_only" BEFORE UPDATE OR DELETE ON "plan_action_decision" FOR EACH ROW EXECUTE FUNCTION "forbid_row_change"();

-- Who may approve plans above the area's limit. The newest row of an account holds.
CREATE TABLE "plan_approver" (
  "id" UUID NOT NULL PRIMARY KEY,
  "area_id" UUID NOT NULL REFERENCES "area"("id") ON DELETE RESTRICT ON UPDATE NO ACTION,
  "account_id" UUID NOT NULL REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE NO ACTION,
  "number" INTEGER GENERATED ALWAYS AS IDENTITY,
  "may" BOOLEAN NOT NULL,
  "reason" TEXT NOT NULL CHECK (length("reason") > 0),
  "recorded_by" TEXT NOT NULL,
  "recorded_by_account_id" UUID,
  "submission_key" TEXT NOT NULL,
  "created_at" TIMESTAMPTZ(3) NOT NULL
);
CREATE UNIQUE INDEX "plan_approver_number_key" ON "plan_approver"("number");
CREATE UNIQUE INDEX "plan_approver_submission_key_key" ON "plan_approver"("submission_key");
CREATE INDEX "plan_approver_area_id_idx" ON "plan_approver"("area_id");
CREATE TRIGGER "append_only" BEFORE UPDATE OR DELETE ON "plan_approver" FOR EACH ROW EXECUTE FUNCTION "forbid_row_change"();

REVOKE DELETE ON "plan_remark" FROM ownway_app;
REVOKE UPDATE, DELETE ON "plan_action_decision", "plan_approver" FROM ownway_app;

ALTER TABLE area_setting DROP CONSTRAINT area_setting_value;
ALTER TABLE area_setting ADD CONSTRAINT area_setting_value CHECK (CASE setting
    WHEN 'fee-source' THEN value IN ('alongside', 'within')
    WHEN 'fees-include-vat' THEN value IN ('yes', 'no')
    WHEN 'answer-within-days' THEN value ~ '^[1-9][0-9]?$'
    WHEN 'adjustments-yearly' THEN value ~ '^(0|[1-9][0-9]{0,9})$'
    WHEN 'plan-approval-limit' THEN value ~ '^(0|[1-9][0-9]{0,9})$'
    ELSE false END);
