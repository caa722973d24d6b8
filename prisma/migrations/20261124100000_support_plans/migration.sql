-- Support plans: what matters in words, needs, outcomes and actions. Every change is kept; what was agreed never changes.
CREATE TABLE "plan" (
  "id" UUID NOT NULL PRIMARY KEY,
  "person_id" UUID NOT NULL REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE NO ACTION,
  "area_id" UUID NOT NULL REFERENCES "area"("id") ON DELETE RESTRICT ON UPDATE NO ACTION,
  "self_funder" BOOLEAN NOT NULL,
  "status" TEXT NOT NULL DEFAULT 'draft' CHECK ("status" IN ('draft', 'agreed', 'submitted', 'sent_back', 'partly_approved',
    'approved', 'in_force', 'reviewed', 'superseded')),
  -- How often the direct payment comes, and why the plan costs more than the figure
  "paid_every" TEXT CHECK ("paid_every" IN ('week', 'two_weeks', 'four_weeks', 'month')),
  "over_reason" TEXT NOT NULL DEFAULT '',
  "money_version" INTEGER NOT NULL DEFAULT 1,
  "version" INTEGER NOT NULL DEFAULT 1,
  "began_by" TEXT NOT NULL CHECK (length("began_by") > 0),
  "began_by_account_id" UUID,
  "submission_key" TEXT NOT NULL,
  "in_force_from" DATE,
  "review_by" DATE,
  "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "changed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  -- A self-funder's plan is never with the council
  CONSTRAINT "plan_own" CHECK (NOT "self_funder" OR "status" NOT IN ('submitted', 'sent_back', 'partly_approved', 'approved')),
  CONSTRAINT "plan_force" CHECK ("status" NOT IN ('in_force', 'reviewed', 'superseded') OR "in_force_from" IS NOT NULL)
);
CREATE UNIQUE INDEX "plan_submission_key_key" ON "plan"("submission_key");
CREATE INDEX "plan_person_id_idx" ON "plan"("person_id");
CREATE INDEX "plan_area_id_status_idx" ON "plan"("area_id", "status");
-- One that is being made, and one in force
CREATE UNIQUE INDEX "plan_one_open" ON "plan"("person_id") WHERE "status" IN ('draft', 'agreed', 'submitted', 'sent_back', 'partly_approved', 'approved');
CREATE UNIQUE INDEX "plan_one_in_force" ON "plan"("person_id") WHERE "status" IN ('in_force', 'reviewed');

CREATE TABLE "plan_section" (
  "id" UUID NOT NULL PRIMARY KEY,
  "plan_id" UUID NOT NULL REFERENCES "plan"("id") ON DELETE RESTRICT ON UPDATE NO ACTION,
  "section" TEXT NOT NULL CHECK ("section" IN ('matters', 'strengths', 'people', 'good_day', 'bad_day', 'involved', 'reduce',
    'prevent', 'backup', 'crisis', 'risks')),
  "body" TEXT NOT NULL,
  "how" TEXT NOT NULL CHECK ("how" IN ('own', 'phone', 'dictated', 'copied', 'together', 'for_them')),
  "version" INTEGER NOT NULL DEFAULT 1,
  "changed_by" TEXT NOT NULL,
  "changed_at" TIMESTAMPTZ(3) NOT NULL
);
CREATE UNIQUE INDEX "plan_section_plan_id_section_key" ON "plan_section"("plan_id", "section");

CREATE TABLE "plan_need" (
  "id" UUID NOT NULL PRIMARY KEY,
  "plan_id" UUID NOT NULL REFERENCES "plan"("id") ON DELETE RESTRICT ON UPDATE NO ACTION,
  "number" INTEGER GENERATED ALWAYS AS IDENTITY,
  "area" TEXT NOT NULL CHECK ("area" IN ('food', 'washing', 'toilet', 'dressing', 'safe_home', 'keep_home', 'people', 'work',
    'out', 'children', 'other')),
  "words" TEXT NOT NULL,
  -- As the council's assessment says; null until somebody has looked
  "eligible" BOOLEAN,
  "version" INTEGER NOT NULL DEFAULT 1,
  "submission_key" TEXT NOT NULL,
  "removed_at" TIMESTAMPTZ(3),
  "changed_by" TEXT NOT NULL,
  "changed_at" TIMESTAMPTZ(3) NOT NULL
);
CREATE UNIQUE INDEX "plan_need_number_key" ON "plan_need"("number");
CREATE UNIQUE INDEX "plan_need_submission_key_key" ON "plan_need"("submission_key");
CREATE INDEX "plan_need_plan_id_idx" ON "plan_need"("plan_id");

CREATE TABLE "plan_outcome" (
  "id" UUID NOT NULL PRIMARY KEY,
  "plan_id" UUID NOT NULL REFERENCES "plan"("id") ON DELETE RESTRICT ON UPDATE NO ACTION,
  "number" INTEGER GENERATED ALWAYS AS IDENTITY,
  "words" TEXT NOT NULL,
  "need_ids" UUID[] NOT NULL,
  "version" INTEGER NOT NULL DEFAULT 1,
  "submission_key" TEXT NOT NULL,
  "removed_at" TIMESTAMPTZ(3),
  "changed_by" TEXT NOT NULL,
  "changed_at" TIMESTAMPTZ(3) NOT NULL
);
CREATE UNIQUE INDEX "plan_outcome_number_key" ON "plan_outcome"("number");
CREATE UNIQUE INDEX "plan_outcome_submission_key_key" ON "plan_outcome"("submission_key");
CREATE INDEX "plan_outcome_plan_id_idx" ON "plan_outcome"("plan_id");

CREATE TABLE "plan_action" (
  "id" UUID NOT NULL PRIMARY KEY,
  "plan_id" UUID NOT NULL REFERENCES "plan"("id") ON DELETE RESTRICT ON UPDATE NO ACTION,
  "number" INTEGER GENERATED ALWAYS AS IDENTITY,
  "kind" TEXT NOT NULL CHECK ("kind" IN ('helper', 'community', 'equipment', 'assistant', 'agency', 'purchase', 'council')),
  "what" TEXT NOT NULL,
  "who" TEXT NOT NULL,
  "need_ids" UUID[] NOT NULL,
  "cost_pence" INTEGER CHECK ("cost_pence" >= 0),
  "every" TEXT CHECK ("every" IN ('week', 'two_weeks', 'four_weeks', 'month', 'year', 'once', 'free')),
  "route" TEXT CHECK ("route" IN ('direct_payment', 'third_party', 'council_held', 'own_money')),
  -- A personal assistant's minutes, Monday first
  "minutes_by_day" INTEGER[] NOT NULL CHECK (cardinality("minutes_by_day") = 7 AND 0 <= ALL ("minutes_by_day") AND 1440 >= ALL ("minutes_by_day")),
  "hourly_pence" INTEGER CHECK ("hourly_pence" > 0),
  -- Somebody who helps unpaid: who, when they agreed, what they said
  "carer_name" TEXT NOT NULL,
  "carer_agreed_on" DATE,
  "carer_words" TEXT NOT NULL,
  "version" INTEGER NOT NULL DEFAULT 1,
  "submission_key" TEXT NOT NULL,
  "removed_at" TIMESTAMPTZ(3),
  "changed_by" TEXT NOT NULL,
  "changed_at" TIMESTAMPTZ(3) NOT NULL
);
CREATE UNIQUE INDEX "plan_action_number_key" ON "plan_action"("number");
CREATE UNIQUE INDEX "plan_action_submission_key_key" ON "plan_action"("submission_key");
CREATE INDEX "plan_action_plan_id_idx" ON "plan_action"("plan_id");

-- Everything that was ever written, as it was: whoever edits on from an older text is compared with what they saw.
CREATE TABLE "plan_change" (
  "id" UUID NOT NULL PRIMARY KEY,
  "plan_id" UUID NOT NULL REFERENCES "plan"("id") ON DELETE RESTRICT ON UPDATE NO ACTION,
  "number" INTEGER GENERATED ALWAYS AS IDENTITY,
  "kind" TEXT NOT NULL CHECK ("kind" IN ('section', 'need', 'outcome', 'action', 'money')),
  "item_id" UUID NOT NULL,
  "version" INTEGER NOT NULL,
  "fields" JSONB NOT NULL,
  "removed" BOOLEAN NOT NULL DEFAULT false,
  "how" TEXT,
  "by_name" TEXT NOT NULL,
  "by_account_id" UUID,
  "grant_id" UUID,
  "at" TIMESTAMPTZ(3) NOT NULL
);
CREATE UNIQUE INDEX "plan_change_number_key" ON "plan_change"("number");
CREATE UNIQUE INDEX "plan_change_item_id_version_key" ON "plan_change"("item_id", "version");
CREATE INDEX "plan_change_plan_id_number_idx" ON "plan_change"("plan_id", "number");

-- Two wrote into one box at once: what came second is kept beside, until somebody has chosen.
CREATE TABLE "plan_aside" (
  "id" UUID NOT NULL PRIMARY KEY,
  "plan_id" UUID NOT NULL REFERENCES "plan"("id") ON DELETE RESTRICT ON UPDATE NO ACTION,
  "number" INTEGER GENERATED ALWAYS AS IDENTITY,
  "kind" TEXT NOT NULL CHECK ("kind" IN ('section', 'need', 'outcome', 'action', 'money')),
  "item_id" UUID NOT NULL,
  "field" TEXT NOT NULL,
  "value" JSONB NOT NULL,
  "how" TEXT,
  "by_name" TEXT NOT NULL,
  "by_account_id" UUID,
  "grant_id" UUID,
  "at" TIMESTAMPTZ(3) NOT NULL,
  "settled" TEXT CHECK ("settled" IN ('kept', 'used')),
  "settled_by" TEXT,
  "settled_at" TIMESTAMPTZ(3),
  CONSTRAINT "plan_aside_settled" CHECK (("settled" IS NULL) = ("settled_by" IS NULL) AND ("settled" IS NULL) = ("settled_at" IS NULL))
);
CREATE UNIQUE INDEX "plan_aside_number_key" ON "plan_aside"("number");
CREATE INDEX "plan_aside_plan_id_idx" ON "plan_aside"("plan_id");

-- What was agreed, whole, as it stood.
CREATE TABLE "plan_version" (
  "id" UUID NOT NULL PRIMARY KEY,
  "plan_id" UUID NOT NULL REFERENCES "plan"("id") ON DELETE RESTRICT ON UPDATE NO ACTION,
  "number" INTEGER NOT NULL CHECK ("number" > 0),
  "body" JSONB NOT NULL,
  "agreed_by" TEXT NOT NULL CHECK (length("agreed_by") > 0),
  "by_account_id" UUID,
  "grant_id" UUID,
  "at" TIMESTAMPTZ(3) NOT NULL
);
CREATE UNIQUE INDEX "plan_version_plan_id_number_key" ON "plan_version"("plan_id", "number");

CREATE TABLE "plan_event" (
  "id" UUID NOT NULL PRIMARY KEY,
  "plan_id" UUID NOT NULL REFERENCES "plan"("id") ON DELETE RESTRICT ON UPDATE NO ACTION,
  "number" INTEGER GENERATED ALWAYS AS IDENTITY,
  "kind" TEXT NOT NULL,
  "words" TEXT NOT NULL DEFAULT '',
  "by_name" TEXT NOT NULL,
  "by_account_id" UUID,
  "grant_id" UUID,
  "at" TIMESTAMPTZ(3) NOT NULL
);
CREATE UNIQUE INDEX "plan_event_number_key" ON "plan_event"("number");
CREATE INDEX "plan_event_plan_id_idx" ON "plan_event"("plan_id");

CREATE FUNCTION "keep_plan"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' OR NEW."person_id" <> OLD."person_id" OR NEW."area_id" <> OLD."area_id" OR NEW."self_funder" <> OLD."self_funder" THEN
    RAISE EXCEPTION 'a plan stays whose it is' USING ERRCODE = '23001';
  END IF;
  IF OLD."status" NOT IN ('draft', 'sent_back', 'partly_approved') AND (NEW."paid_every", NEW."over_reason", NEW."money_version")
    IS DISTINCT FROM (OLD."paid_every", OLD."over_reason", OLD."money_version") THEN
    RAISE EXCEPTION 'a plan that was agreed does not change' USING ERRCODE = '23001';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "keep" BEFORE UPDATE OR DELETE ON "plan" FOR EACH ROW EXECUTE FUNCTION "keep_plan"();

CREATE FUNCTION "keep_plan_part"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' OR (TG_OP = 'UPDATE' AND NEW."plan_id" <> OLD."plan_id") THEN
    RAISE EXCEPTION 'what was written in a plan is kept' USING ERRCODE = '23001';
  END IF;
  IF (SELECT "status" FROM "plan" WHERE "id" = NEW."plan_id") NOT IN ('draft', 'sent_back', 'partly_approved') THEN
    RAISE EXCEPTION 'a plan that was agreed does not change' USING ERRCODE = '23001';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "keep" BEFORE INSERT OR UPDATE OR DELETE ON "plan_section" FOR EACH ROW EXECUTE FUNCTION "keep_plan_part"();
CREATE TRIGGER "keep" BEFORE INSERT OR UPDATE OR DELETE ON "plan_need" FOR EACH ROW EXECUTE FUNCTION "keep_plan_part"();
CREATE TRIGGER "keep" BEFORE INSERT OR UPDATE OR DELETE ON "plan_outcome" FOR EACH ROW EXECUTE FUNCTION "keep_plan_part"();
CREATE TRIGGER "keep" BEFORE INSERT OR UPDATE OR DELETE ON "plan_action" FOR EACH ROW EXECUTE FUNCTION "keep_plan_part"();

-- An outcome or action meets needs of its own plan only.
CREATE FUNCTION "check_plan_needs"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM unnest(NEW."need_ids") AS "need" WHERE NOT EXISTS
    (SELECT 1 FROM "plan_need" WHERE "id" = "need" AND "plan_id" = NEW."plan_id")) THEN
    RAISE EXCEPTION 'a need of another plan' USING ERRCODE = '23503';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "needs" BEFORE INSERT OR UPDATE ON "plan_outcome" FOR EACH ROW EXECUTE FUNCTION "check_plan_needs"();
CREATE TRIGGER "needs" BEFORE INSERT OR UPDATE ON "plan_action" FOR EACH ROW EXECUTE FUNCTION "check_plan_needs"();

CREATE TRIGGER "append_only" BEFORE UPDATE OR DELETE ON "plan_change" FOR EACH ROW EXECUTE FUNCTION "forbid_row_change"();
CREATE TRIGGER "append_only" BEFORE UPDATE OR DELETE ON "plan_version" FOR EACH ROW EXECUTE FUNCTION "forbid_row_change"();
CREATE TRIGGER "append_only" BEFORE UPDATE OR DELETE ON "plan_event" FOR EACH ROW EXECUTE FUNCTION "forbid_row_change"();
CREATE FUNCTION "keep_plan_aside"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' OR OLD."settled" IS NOT NULL OR (to_jsonb(NEW) - ARRAY['settled', 'settled_by', 'settled_at'])
    IS DISTINCT FROM (to_jsonb(OLD) - ARRAY['settled', 'settled_by', 'settled_at']) THEN
    RAISE EXCEPTION 'what somebody wrote is kept' USING ERRCODE = '23001';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "keep" BEFORE UPDATE OR DELETE ON "plan_aside" FOR EACH ROW EXECUTE FUNCTION "keep_plan_aside"();

REVOKE DELETE ON "plan", "plan_section", "plan_need", "plan_outcome", "plan_action", "plan_aside" FROM ownway_app;
REVOKE UPDATE, DELETE ON "plan_change", "plan_version", "plan_event" FROM ownway_app;

-- What an employer owes besides wages: hundredths of a week, hundredths of a percent, or pence a year.
CREATE TABLE "employer_rate" (
  "id" UUID NOT NULL PRIMARY KEY,
  "kind" TEXT NOT NULL CHECK ("kind" IN ('leave-weeks', 'redundancy-weeks', 'pension-share', 'pension-trigger', 'pension-from',
    'pension-to', 'insurance-share', 'insurance-from', 'insurance-allowance')),
  "value" INTEGER NOT NULL CHECK ("value" >= 0),
  "valid_from" DATE NOT NULL,
  "source" TEXT NOT NULL CHECK (length("source") > 0)
);
CREATE UNIQUE INDEX "employer_rate_kind_valid_from_key" ON "employer_rate"("kind", "valid_from");
INSERT INTO "employer_rate" VALUES
  (gen_random_uuid(), 'leave-weeks', 560, '2026-04-06', 'Working Time Regulations 1998: 5.6 weeks of paid leave a year'),
  (gen_random_uuid(), 'redundancy-weeks', 100, '2026-04-06', 'Employment Rights Act 1996 s162: a week''s pay for each year at ages 22 to 40; an amount to plan with'),
  (gen_random_uuid(), 'pension-share', 300, '2026-04-06', 'Automatic enrolment: the employer''s 3% of qualifying earnings'),
  (gen_random_uuid(), 'pension-trigger', 1000000, '2026-04-06', 'Automatic enrolment: earnings above £10,000 a year'),
  (gen_random_uuid(), 'pension-from', 624000, '2026-04-06', 'Qualifying earnings begin at £6,240 a year'),
  (gen_random_uuid(), 'pension-to', 5027000, '2026-04-06', 'Qualifying earnings end at £50,270 a year'),
  (gen_random_uuid(), 'insurance-share', 1500, '2026-04-06', 'Employer''s National Insurance: 15%'),
  (gen_random_uuid(), 'insurance-from', 500000, '2026-04-06', 'Employer''s National Insurance: above £5,000 a year'),
  (gen_random_uuid(), 'insurance-allowance', 1050000, '2026-04-06', 'Employment Allowance: £10,500 a year, which employers of personal assistants may claim');
CREATE TRIGGER "append_only" BEFORE UPDATE OR DELETE ON "employer_rate" FOR EACH ROW EXECUTE FUNCTION "forbid_row_change"();
REVOKE UPDATE, DELETE ON "employer_rate" FROM ownway_app;
