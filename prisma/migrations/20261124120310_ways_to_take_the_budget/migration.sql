-- When somebody was told that they can have a direct payment, and by whom. It only grows.
CREATE TABLE "direct_payment_offer" (
  "id" UUID NOT NULL PRIMARY KEY,
  "plan_id" UUID NOT NULL REFERENCES "plan"("id") ON DELETE RESTRICT ON UPDATE NO ACTION,
  "number" INTEGER GENERATED ALWAYS AS IDENTITY,
  "offered_on" DATE NOT NULL,
  "offered_by" TEXT NOT NULL CHECK (length("offered_by") > 0),
  -- "page": nobody did, and the person read of it in Ownway when they chose
  "how" TEXT NOT NULL CHECK ("how" IN ('face', 'phone', 'letter', 'email', 'page')),
  "submission_key" TEXT NOT NULL,
  "by_name" TEXT NOT NULL CHECK (length("by_name") > 0),
  "by_account_id" UUID,
  "grant_id" UUID,
  "at" TIMESTAMPTZ(3) NOT NULL
);
CREATE UNIQUE INDEX "direct_payment_offer_number_key" ON "direct_payment_offer"("number");
CREATE UNIQUE INDEX "direct_payment_offer_submission_key_key" ON "direct_payment_offer"("submission_key");
CREATE INDEX "direct_payment_offer_plan_id_idx" ON "direct_payment_offer"("plan_id");

-- How somebody takes their budget, and why, in their words. The newest counts; none is changed.
CREATE TABLE "plan_way" (
  "id" UUID NOT NULL PRIMARY KEY,
  "plan_id" UUID NOT NULL REFERENCES "plan"("id") ON DELETE RESTRICT ON UPDATE NO ACTION,
  "number" INTEGER GENERATED ALWAYS AS IDENTITY,
  "way" TEXT NOT NULL CHECK ("way" IN ('direct_payment', 'third_party', 'council_managed', 'mix')),
  -- What the council arranges, in a mix
  "action_ids" UUID[] NOT NULL,
  "why" TEXT NOT NULL CHECK (length("why") > 0),
  -- By which right it was decided, and what was kept of it where somebody acted for them
  "authority" TEXT NOT NULL CHECK (length("authority") > 0),
  "decision_id" UUID,
  "submission_key" TEXT NOT NULL,
  "by_name" TEXT NOT NULL CHECK (length("by_name") > 0),
  "by_account_id" UUID,
  "grant_id" UUID,
  "at" TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT "plan_way_mix" CHECK ("way" = 'mix' OR cardinality("action_ids") = 0)
);
CREATE UNIQUE INDEX "plan_way_number_key" ON "plan_way"("number");
CREATE UNIQUE INDEX "plan_way_submission_key_key" ON "plan_way"("submission_key");
CREATE INDEX "plan_way_plan_id_idx" ON "plan_way"("plan_id");

-- Handed over to the care placement service: the whole plan, or one action of it.
CREATE TABLE "placement" (
  "id" UUID NOT NULL PRIMARY KEY,
  "plan_id" UUID NOT NULL REFERENCES "plan"("id") ON DELETE RESTRICT ON UPDATE NO ACTION,
  "person_id" UUID NOT NULL REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE NO ACTION,
  "area_id" UUID NOT NULL REFERENCES "area"("id") ON DELETE RESTRICT ON UPDATE NO ACTION,
  "action_id" UUID REFERENCES "plan_action"("id") ON DELETE RESTRICT ON UPDATE NO ACTION,
  "way_id" UUID NOT NULL REFERENCES "plan_way"("id") ON DELETE RESTRICT ON UPDATE NO ACTION,
  "number" INTEGER GENERATED ALWAYS AS IDENTITY,
  "state" TEXT NOT NULL DEFAULT 'made' CHECK ("state" IN ('made', 'received', 'working', 'placed', 'came_back')),
  -- Until when the next thing should have happened; null at the end
  "due_on" DATE,
  "version" INTEGER NOT NULL DEFAULT 1,
  "made_at" TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT "placement_due" CHECK (("state" IN ('placed', 'came_back')) = ("due_on" IS NULL))
);
CREATE UNIQUE INDEX "placement_number_key" ON "placement"("number");
CREATE INDEX "placement_area_id_state_due_on_idx" ON "placement"("area_id", "state", "due_on");
CREATE INDEX "placement_plan_id_idx" ON "placement"("plan_id");
-- One at a time for each action, and for the whole
CREATE UNIQUE INDEX "placement_one_open" ON "placement"("plan_id", COALESCE("action_id", '00000000-0000-0000-0000-000000000000'))
  WHERE "state" IN ('made', 'received', 'working');
CREATE TABLE "placement_step" (
  "id" UUID NOT NULL PRIMARY KEY,
  "placement_id" UUID NOT NULL REFERENCES "placement"("id") ON DELETE RESTRICT ON UPDATE NO ACTION,
  "number" INTEGER GENERATED ALWAYS AS IDENTITY,
  "state" TEXT NOT NULL CHECK ("state" IN ('made', 'received', 'working', 'placed', 'came_back')),
  "words" TEXT NOT NULL DEFAULT '',
  "by_name" TEXT NOT NULL CHECK (length("by_name") > 0),
  "by_account_id" UUID,
  "at" TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT "placement_step_why" CHECK ("state" NOT IN ('placed', 'came_back') OR length("words") > 0)
);
CREATE UNIQUE INDEX "placement_step_number_key" ON "placement_step"("number");
CREATE INDEX "placement_step_placement_id_idx" ON "placement_step"("placement_id");

CREATE TRIGGER "append_only" BEFORE UPDATE OR DELETE ON "direct_payment_offer" FOR EACH ROW EXECUTE FUNCTION "forbid_row_change"();
CREATE TRIGGER "append_only" BEFORE UPDATE OR DELETE ON "plan_way" FOR EACH ROW EXECUTE FUNCTION "forbid_row_change"();
CREATE TRIGGER "append_only" BEFORE UPDATE OR DELETE ON "placement_step" FOR EACH ROW EXECUTE FUNCTION "forbid_row_change"();
CREATE FUNCTION "check_plan_way"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (SELECT "self_funder" OR "status" = 'superseded' FROM "plan" WHERE "id" = NEW."plan_id") THEN
    RAISE EXCEPTION 'there is no budget of the council to take' USING ERRCODE = '23001';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "open" BEFORE INSERT ON "direct_payment_offer" FOR EACH ROW EXECUTE FUNCTION "check_plan_way"();
CREATE TRIGGER "open" BEFORE INSERT ON "plan_way" FOR EACH ROW EXECUTE FUNCTION "check_plan_way"();
CREATE FUNCTION "check_way_actions"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM unnest(NEW."action_ids") AS "one" WHERE NOT EXISTS
    (SELECT 1 FROM "plan_action" WHERE "id" = "one" AND "plan_id" = NEW."plan_id")) THEN
    RAISE EXCEPTION 'an action of another plan' USING ERRCODE = '23503';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "actions" BEFORE INSERT ON "plan_way" FOR EACH ROW EXECUTE FUNCTION "check_way_actions"();
-- A hand-over goes forward, comes to an end once, and stays whose it is
CREATE FUNCTION "keep_placement"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' OR (to_jsonb(NEW) - ARRAY['state', 'due_on', 'version']) IS DISTINCT FROM (to_jsonb(OLD) - ARRAY['state', 'due_on', 'version'])
    OR OLD."state" IN ('placed', 'came_back') OR NEW."state" = 'made'
    OR (OLD."state" = 'working' AND NEW."state" = 'received') THEN
    RAISE EXCEPTION 'a hand-over goes forward only' USING ERRCODE = '23001';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "keep" BEFORE UPDATE OR DELETE ON "placement" FOR EACH ROW EXECUTE FUNCTION "keep_placement"();
CREATE FUNCTION "check_placement"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM "plan" WHERE "id" = NEW."plan_id" AND "person_id" = NEW."person_id" AND "area_id" = NEW."area_id")
    OR (NEW."action_id" IS NOT NULL AND NOT EXISTS (SELECT 1 FROM "plan_action" WHERE "id" = NEW."action_id" AND "plan_id" = NEW."plan_id")) THEN
    RAISE EXCEPTION 'a hand-over of another plan' USING ERRCODE = '23503';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "whose" BEFORE INSERT ON "placement" FOR EACH ROW EXECUTE FUNCTION "check_placement"();
REVOKE DELETE ON "placement" FROM ownway_app;
REVOKE UPDATE, DELETE ON "direct_payment_offer", "plan_way", "placement_step" FROM ownway_app;
