-- Words and actions that a planner keeps to use again: their own only, and nobody whom they work for is in them.
CREATE TABLE "plan_template" (
  "id" UUID NOT NULL PRIMARY KEY,
  "planner_id" UUID NOT NULL REFERENCES "planner"("id") ON DELETE RESTRICT ON UPDATE NO ACTION,
  "kind" TEXT NOT NULL CHECK ("kind" IN ('action', 'words')),
  "title" TEXT NOT NULL CHECK (length("title") > 0),
  "action_kind" TEXT CHECK ("action_kind" IN ('helper', 'community', 'equipment', 'assistant', 'agency', 'purchase', 'council')),
  "what" TEXT NOT NULL,
  "cost_pence" INTEGER CHECK ("cost_pence" >= 0),
  "every" TEXT CHECK ("every" IN ('week', 'two_weeks', 'four_weeks', 'month', 'year', 'once', 'free')),
  "body" TEXT NOT NULL,
  "version" INTEGER NOT NULL DEFAULT 1,
  "submission_key" TEXT NOT NULL,
  "removed_at" TIMESTAMPTZ(3),
  "changed_at" TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT "plan_template_kind" CHECK (CASE "kind" WHEN 'action' THEN "action_kind" IS NOT NULL AND length("what") > 0 ELSE length("body") > 0 END)
);
CREATE UNIQUE INDEX "plan_template_submission_key_key" ON "plan_template"("submission_key");
CREATE INDEX "plan_template_planner_id_idx" ON "plan_template"("planner_id");
REVOKE DELETE ON "plan_template" FROM ownway_app;

-- What others found good, with what it cost and with no person in it. Read by the core service before it shows.
CREATE TABLE "community_idea" (
  "id" UUID NOT NULL PRIMARY KEY,
  "area_id" UUID NOT NULL REFERENCES "area"("id") ON DELETE RESTRICT ON UPDATE NO ACTION,
  "status" TEXT NOT NULL CHECK ("status" IN ('waiting', 'shown', 'refused')),
  "kind" TEXT NOT NULL CHECK ("kind" IN ('helper', 'community', 'equipment', 'assistant', 'agency', 'purchase', 'council')),
  "what" TEXT NOT NULL CHECK (length("what") > 0),
  "why" TEXT NOT NULL CHECK (length("why") > 0),
  "need_areas" TEXT[] NOT NULL CHECK (cardinality("need_areas") > 0 AND "need_areas" <@ ARRAY['food', 'washing', 'toilet', 'dressing',
    'safe_home', 'keep_home', 'people', 'work', 'out', 'children', 'other']),
  "cost_pence" INTEGER CHECK ("cost_pence" >= 0),
  "every" TEXT CHECK ("every" IN ('week', 'two_weeks', 'four_weeks', 'month', 'year', 'once', 'free')),
  "invented" BOOLEAN NOT NULL DEFAULT false,
  -- Who offered it: never shown
  "planner_id" UUID REFERENCES "planner"("id") ON DELETE RESTRICT ON UPDATE NO ACTION,
  "answer" TEXT NOT NULL DEFAULT '',
  "version" INTEGER NOT NULL DEFAULT 1,
  "submission_key" TEXT NOT NULL,
  "offered_at" TIMESTAMPTZ(3) NOT NULL,
  "decided_at" TIMESTAMPTZ(3),
  CONSTRAINT "community_idea_cost" CHECK (CASE WHEN "every" = 'free' THEN coalesce("cost_pence", 0) = 0 ELSE ("cost_pence" IS NULL) = ("every" IS NULL) END),
  CONSTRAINT "community_idea_decided" CHECK (("status" = 'waiting') = ("decided_at" IS NULL))
);
CREATE UNIQUE INDEX "community_idea_submission_key_key" ON "community_idea"("submission_key");
CREATE INDEX "community_idea_area_id_status_idx" ON "community_idea"("area_id", "status");
CREATE INDEX "community_idea_planner_id_idx" ON "community_idea"("planner_id");
CREATE INDEX "community_idea_shown" ON "community_idea"("decided_at" DESC, "id") WHERE "status" = 'shown';
CREATE INDEX "community_idea_needs" ON "community_idea" USING gin ("need_areas") WHERE "status" = 'shown';
CREATE FUNCTION "keep_community_idea"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' OR (to_jsonb(NEW) - ARRAY['status', 'answer', 'version', 'decided_at'])
    IS DISTINCT FROM (to_jsonb(OLD) - ARRAY['status', 'answer', 'version', 'decided_at']) THEN
    RAISE EXCEPTION 'an idea stays as it was read' USING ERRCODE = '23001';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "keep" BEFORE UPDATE OR DELETE ON "community_idea" FOR EACH ROW EXECUTE FUNCTION "keep_community_idea"();
REVOKE DELETE ON "community_idea" FROM ownway_app;

CREATE TABLE "plan_action_idea" (
  "action_id" UUID NOT NULL PRIMARY KEY REFERENCES "plan_action"("id") ON DELETE RESTRICT ON UPDATE NO ACTION,
  "plan_id" UUID NOT NULL REFERENCES "plan"("id") ON DELETE RESTRICT ON UPDATE NO ACTION,
  "idea_id" UUID NOT NULL REFERENCES "community_idea"("id") ON DELETE RESTRICT ON UPDATE NO ACTION,
  "at" TIMESTAMPTZ(3) NOT NULL
);
CREATE INDEX "plan_action_idea_plan_id_idea_id_idx" ON "plan_action_idea"("plan_id", "idea_id");
CREATE INDEX "plan_action_idea_idea_id_idx" ON "plan_action_idea"("idea_id");
CREATE TRIGGER "append_only" BEFORE UPDATE OR DELETE ON "plan_action_idea" FOR EACH ROW EXECUTE FUNCTION "forbid_row_change"();
REVOKE UPDATE, DELETE ON "plan_action_idea" FROM ownway_app;
