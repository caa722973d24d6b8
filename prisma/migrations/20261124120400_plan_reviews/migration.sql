-- Reviews of plans in force: planned by the rule, or asked for. What was asked and what came of it is kept.
CREATE TABLE "plan_review" (
  "id" UUID NOT NULL PRIMARY KEY,
  "number" INTEGER GENERATED ALWAYS AS IDENTITY,
  "plan_id" UUID NOT NULL REFERENCES "plan"("id") ON DELETE RESTRICT ON UPDATE NO ACTION,
  "person_id" UUID NOT NULL REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE NO ACTION,
  "area_id" UUID NOT NULL REFERENCES "area"("id") ON DELETE RESTRICT ON UPDATE NO ACTION,
  "kind" TEXT NOT NULL CHECK ("kind" IN ('planned', 'change', 'council')),
  "due_by" DATE NOT NULL,
  -- Why it was asked for, in the asker's or the person's words; empty where the rule plans it
  "why" TEXT NOT NULL DEFAULT '',
  "asked_by" TEXT NOT NULL CHECK (length("asked_by") > 0),
  "asked_side" TEXT NOT NULL CHECK ("asked_side" IN ('person', 'planner', 'practitioner', 'program')),
  "asked_by_account_id" UUID,
  "grant_id" UUID,
  "asked_at" TIMESTAMPTZ(3) NOT NULL,
  "submission_key" TEXT,
  "state" TEXT NOT NULL DEFAULT 'open' CHECK ("state" IN ('open', 'held', 'closed')),
  "held_on" DATE,
  "held_how" TEXT CHECK ("held_how" IN ('visit', 'phone', 'video')),
  "held_by" TEXT,
  -- What the person wants to say in it
  "own_words" TEXT NOT NULL DEFAULT '',
  "own_words_by" TEXT,
  "own_words_at" TIMESTAMPTZ(3),
  -- They want a planner with them: the next planning they ask for is for this review
  "with_planner_at" TIMESTAMPTZ(3),
  "outcome" TEXT CHECK ("outcome" IN ('no_change', 'new_plan', 'together', 'replaced')),
  "outcome_words" TEXT NOT NULL DEFAULT '',
  "new_plan_id" UUID REFERENCES "plan"("id") ON DELETE RESTRICT ON UPDATE NO ACTION,
  "closed_by" TEXT,
  "closed_at" TIMESTAMPTZ(3),
  "version" INTEGER NOT NULL DEFAULT 1,
  CONSTRAINT "plan_review_held" CHECK (("held_on" IS NULL) = ("held_how" IS NULL) AND ("held_on" IS NULL) = ("held_by" IS NULL)
    AND ("state" <> 'open' OR "held_on" IS NULL) AND ("state" <> 'held' OR "held_on" IS NOT NULL)),
  CONSTRAINT "plan_review_closed" CHECK (("state" = 'closed') = ("closed_at" IS NOT NULL) AND ("state" = 'closed') = ("outcome" IS NOT NULL)
    AND ("closed_at" IS NULL) = ("closed_by" IS NULL) AND ("outcome" NOT IN ('no_change', 'new_plan') OR "held_on" IS NOT NULL)
    AND ("new_plan_id" IS NULL OR "outcome" = 'new_plan')),
  CONSTRAINT "plan_review_asked" CHECK (("kind" = 'planned') = ("asked_side" = 'program') AND ("kind" = 'planned' OR length("why") > 0)),
  CONSTRAINT "plan_review_words" CHECK (("own_words_by" IS NULL) = ("own_words_at" IS NULL) AND ("own_words" = '' OR "own_words_by" IS NOT NULL))
);
CREATE UNIQUE INDEX "plan_review_number_key" ON "plan_review"("number");
CREATE UNIQUE INDEX "plan_review_submission_key_key" ON "plan_review"("submission_key");
CREATE INDEX "plan_review_plan_id_idx" ON "plan_review"("plan_id");
CREATE INDEX "plan_review_person_id_idx" ON "plan_review"("person_id");
CREATE INDEX "plan_review_area_id_state_due_by_idx" ON "plan_review"("area_id", "state", "due_by");
CREATE INDEX "plan_review_new_plan_id_idx" ON "plan_review"("new_plan_id");
-- One that the rule plans is to come at a time
CREATE UNIQUE INDEX "plan_review_one_planned" ON "plan_review"("plan_id") WHERE "kind" = 'planned' AND "state" <> 'closed';

-- Who was told 8, 4 and 1 weeks before: each once for each day that it was due by.
CREATE TABLE "plan_review_warning" (
  "id" UUID NOT NULL PRIMARY KEY,
  "review_id" UUID NOT NULL REFERENCES "plan_review"("id") ON DELETE RESTRICT ON UPDATE NO ACTION,
  "due_by" DATE NOT NULL,
  "weeks" INTEGER NOT NULL CHECK ("weeks" IN (8, 4, 1)),
  "at" TIMESTAMPTZ(3) NOT NULL
);
CREATE UNIQUE INDEX "plan_review_warning_review_id_due_by_weeks_key" ON "plan_review_warning"("review_id", "due_by", "weeks");

CREATE FUNCTION "keep_plan_review"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN
    RAISE EXCEPTION 'a review is kept' USING ERRCODE = '23001';
  END IF;
  IF TG_OP = 'INSERT' THEN
    IF NOT EXISTS (SELECT 1 FROM "plan" WHERE "id" = NEW."plan_id" AND "person_id" = NEW."person_id" AND "area_id" = NEW."area_id") THEN
      RAISE EXCEPTION 'a review of somebody else''s plan' USING ERRCODE = '23503';
    END IF;
    RETURN NEW;
  END IF;
  IF OLD."state" = 'closed' THEN
    RAISE EXCEPTION 'a review that is closed does not change' USING ERRCODE = '23001';
  END IF;
  IF (NEW."plan_id", NEW."person_id", NEW."area_id", NEW."kind", NEW."why", NEW."asked_by", NEW."asked_side", NEW."asked_by_account_id",
      NEW."grant_id", NEW."asked_at", NEW."submission_key") IS DISTINCT FROM (OLD."plan_id", OLD."person_id", OLD."area_id", OLD."kind",
      OLD."why", OLD."asked_by", OLD."asked_side", OLD."asked_by_account_id", OLD."grant_id", OLD."asked_at", OLD."submission_key") THEN
    RAISE EXCEPTION 'who asked for a review, and why, does not change' USING ERRCODE = '23001';
  END IF;
  IF NEW."new_plan_id" IS NOT NULL AND NOT EXISTS
    (SELECT 1 FROM "plan" WHERE "id" = NEW."new_plan_id" AND "person_id" = NEW."person_id" AND "id" <> NEW."plan_id") THEN
    RAISE EXCEPTION 'a new plan of somebody else' USING ERRCODE = '23503';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "keep" BEFORE INSERT OR UPDATE OR DELETE ON "plan_review" FOR EACH ROW EXECUTE FUNCTION "keep_plan_review"();
CREATE TRIGGER "append_only" BEFORE UPDATE OR DELETE ON "plan_review_warning" FOR EACH ROW EXECUTE FUNCTION "forbid_row_change"();
REVOKE DELETE ON "plan_review" FROM ownway_app;
REVOKE UPDATE, DELETE ON "plan_review_warning" FROM ownway_app;
