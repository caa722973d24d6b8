-- Finding what the plan needs: whom somebody asked, what each wants for it, and how far on each action is.

-- What somebody wants for an action. Several are kept side by side; one that was chosen keeps its price.
CREATE TABLE "plan_quote" (
  "id" UUID NOT NULL PRIMARY KEY,
  "plan_id" UUID NOT NULL REFERENCES "plan"("id") ON DELETE RESTRICT ON UPDATE NO ACTION,
  "action_id" UUID NOT NULL REFERENCES "plan_action"("id") ON DELETE RESTRICT ON UPDATE NO ACTION,
  "assistant_id" UUID REFERENCES "assistant"("id") ON DELETE RESTRICT ON UPDATE NO ACTION,
  "number" INTEGER GENERATED ALWAYS AS IDENTITY,
  "kind" TEXT NOT NULL CHECK ("kind" IN ('community', 'equipment', 'assistant', 'agency', 'purchase', 'council')),
  "from_name" TEXT NOT NULL CHECK (length("from_name") > 0),
  "offers" TEXT NOT NULL,
  "pence" INTEGER NOT NULL CHECK ("pence" >= 0),
  "per" TEXT NOT NULL CHECK ("per" IN ('hour', 'week', 'two_weeks', 'four_weeks', 'month', 'year', 'once', 'free')),
  -- Hours of a week, where the price is for an hour
  "minutes" INTEGER NOT NULL CHECK ("minutes" BETWEEN 0 AND 10080),
  "includes" TEXT NOT NULL,
  "valid_until" DATE,
  "came" TEXT NOT NULL CHECK ("came" IN ('message', 'phone', 'email', 'letter', 'visit', 'price_list')),
  -- What the person thinks of it, in their words
  "think" TEXT NOT NULL,
  "version" INTEGER NOT NULL DEFAULT 1,
  "submission_key" TEXT NOT NULL,
  "changed_by" TEXT NOT NULL,
  "changed_at" TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT "plan_quote_price" CHECK (("per" = 'hour') = ("minutes" > 0) AND ("per" <> 'free' OR "pence" = 0)
    AND ("kind" <> 'assistant' OR "per" = 'hour'))
);
CREATE UNIQUE INDEX "plan_quote_number_key" ON "plan_quote"("number");
CREATE UNIQUE INDEX "plan_quote_submission_key_key" ON "plan_quote"("submission_key");
CREATE INDEX "plan_quote_plan_id_idx" ON "plan_quote"("plan_id");
CREATE INDEX "plan_quote_action_id_idx" ON "plan_quote"("action_id");

-- Whom somebody asked, how, with what words, and when to ask again.
CREATE TABLE "plan_ask" (
  "id" UUID NOT NULL PRIMARY KEY,
  "plan_id" UUID NOT NULL REFERENCES "plan"("id") ON DELETE RESTRICT ON UPDATE NO ACTION,
  "action_id" UUID NOT NULL REFERENCES "plan_action"("id") ON DELETE RESTRICT ON UPDATE NO ACTION,
  "number" INTEGER GENERATED ALWAYS AS IDENTITY,
  "whom" TEXT NOT NULL CHECK ("whom" IN ('assistant', 'group', 'agency', 'somebody')),
  "assistant_id" UUID REFERENCES "assistant"("id") ON DELETE RESTRICT ON UPDATE NO ACTION,
  "name" TEXT NOT NULL CHECK (length("name") > 0),
  "phone" TEXT NOT NULL,
  "email" TEXT NOT NULL,
  "how" TEXT NOT NULL CHECK ("how" IN ('message', 'phone', 'email', 'letter', 'visit')),
  "words" TEXT NOT NULL,
  -- The conversation in which the message lies
  "conversation_id" UUID REFERENCES "conversation"("id") ON DELETE RESTRICT ON UPDATE NO ACTION,
  "chase_on" DATE NOT NULL,
  "answer" TEXT CHECK ("answer" IN ('yes', 'maybe', 'no')),
  "answer_words" TEXT NOT NULL DEFAULT '',
  "answer_by" TEXT,
  "answered_at" TIMESTAMPTZ(3),
  "submission_key" TEXT NOT NULL,
  "by_name" TEXT NOT NULL CHECK (length("by_name") > 0),
  "by_account_id" UUID,
  "grant_id" UUID,
  "at" TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT "plan_ask_answer" CHECK (("answer" IS NULL) = ("answered_at" IS NULL) AND ("answer" IS NULL) = ("answer_by" IS NULL)),
  CONSTRAINT "plan_ask_message" CHECK (("how" = 'message') = ("conversation_id" IS NOT NULL)
    AND ("whom" = 'assistant') = ("assistant_id" IS NOT NULL))
);
CREATE UNIQUE INDEX "plan_ask_number_key" ON "plan_ask"("number");
CREATE UNIQUE INDEX "plan_ask_submission_key_key" ON "plan_ask"("submission_key");
CREATE INDEX "plan_ask_plan_id_idx" ON "plan_ask"("plan_id");
CREATE INDEX "plan_ask_action_id_idx" ON "plan_ask"("action_id");

-- How far on an action is: the newest step. It only grows.
CREATE TABLE "plan_action_step" (
  "id" UUID NOT NULL PRIMARY KEY,
  "plan_id" UUID NOT NULL REFERENCES "plan"("id") ON DELETE RESTRICT ON UPDATE NO ACTION,
  "action_id" UUID NOT NULL REFERENCES "plan_action"("id") ON DELETE RESTRICT ON UPDATE NO ACTION,
  "number" INTEGER GENERATED ALWAYS AS IDENTITY,
  "stage" TEXT NOT NULL CHECK ("stage" IN ('idea', 'asked', 'quoted', 'secured', 'started', 'fell_through')),
  "words" TEXT NOT NULL DEFAULT '',
  "ask_id" UUID REFERENCES "plan_ask"("id") ON DELETE RESTRICT ON UPDATE NO ACTION,
  "quote_id" UUID REFERENCES "plan_quote"("id") ON DELETE RESTRICT ON UPDATE NO ACTION,
  "started_on" DATE,
  -- What was secured, as it was on that day; and what the person was told of the planner's own part in it
  "pence" INTEGER CHECK ("pence" >= 0),
  "per" TEXT CHECK ("per" IN ('hour', 'week', 'two_weeks', 'four_weeks', 'month', 'year', 'once', 'free')),
  "minutes" INTEGER,
  "contingency_pence" INTEGER NOT NULL DEFAULT 0 CHECK ("contingency_pence" >= 0),
  "tie" TEXT NOT NULL DEFAULT '',
  -- Who decided, and what was kept of it where somebody acted for them
  "decision_id" UUID,
  "submission_key" TEXT NOT NULL,
  "by_name" TEXT NOT NULL CHECK (length("by_name") > 0),
  "by_account_id" UUID,
  "grant_id" UUID,
  "at" TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT "plan_action_step_secured" CHECK (("stage" = 'secured') = ("pence" IS NOT NULL) AND ("pence" IS NULL) = ("per" IS NULL)
    AND ("pence" IS NULL) = ("minutes" IS NULL)),
  CONSTRAINT "plan_action_step_started" CHECK (("stage" = 'started') = ("started_on" IS NOT NULL)),
  CONSTRAINT "plan_action_step_why" CHECK ("stage" <> 'fell_through' OR length("words") > 0)
);
CREATE UNIQUE INDEX "plan_action_step_number_key" ON "plan_action_step"("number");
CREATE UNIQUE INDEX "plan_action_step_submission_key_key" ON "plan_action_step"("submission_key");
CREATE INDEX "plan_action_step_plan_id_idx" ON "plan_action_step"("plan_id");
CREATE INDEX "plan_action_step_action_id_idx" ON "plan_action_step"("action_id");

-- Finding goes on after a plan is agreed, until a newer plan stands in its place. It is of an action of the same plan.
CREATE FUNCTION "check_plan_finding"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM "plan_action" WHERE "id" = NEW."action_id" AND "plan_id" = NEW."plan_id") THEN
    RAISE EXCEPTION 'an action of another plan' USING ERRCODE = '23503';
  END IF;
  IF (SELECT "status" FROM "plan" WHERE "id" = NEW."plan_id") = 'superseded' THEN
    RAISE EXCEPTION 'a plan that was replaced does not change' USING ERRCODE = '23001';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "finding" BEFORE INSERT OR UPDATE ON "plan_quote" FOR EACH ROW EXECUTE FUNCTION "check_plan_finding"();
CREATE TRIGGER "finding" BEFORE INSERT OR UPDATE ON "plan_ask" FOR EACH ROW EXECUTE FUNCTION "check_plan_finding"();
CREATE TRIGGER "finding" BEFORE INSERT ON "plan_action_step" FOR EACH ROW EXECUTE FUNCTION "check_plan_finding"();
CREATE FUNCTION "check_plan_step_parts"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW."quote_id" IS NOT NULL AND NOT EXISTS (SELECT 1 FROM "plan_quote" WHERE "id" = NEW."quote_id" AND "action_id" = NEW."action_id")
    OR NEW."ask_id" IS NOT NULL AND NOT EXISTS (SELECT 1 FROM "plan_ask" WHERE "id" = NEW."ask_id" AND "action_id" = NEW."action_id") THEN
    RAISE EXCEPTION 'a quote or question of another action' USING ERRCODE = '23503';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "parts" BEFORE INSERT ON "plan_action_step" FOR EACH ROW EXECUTE FUNCTION "check_plan_step_parts"();
CREATE TRIGGER "append_only" BEFORE UPDATE OR DELETE ON "plan_action_step" FOR EACH ROW EXECUTE FUNCTION "forbid_row_change"();

CREATE FUNCTION "keep_plan_quote"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' OR NEW."plan_id" <> OLD."plan_id" OR NEW."action_id" <> OLD."action_id" THEN
    RAISE EXCEPTION 'what somebody wrote is kept' USING ERRCODE = '23001';
  END IF;
  IF (to_jsonb(NEW) - ARRAY['think', 'version', 'changed_by', 'changed_at']) IS DISTINCT FROM
    (to_jsonb(OLD) - ARRAY['think', 'version', 'changed_by', 'changed_at'])
    AND EXISTS (SELECT 1 FROM "plan_action_step" WHERE "quote_id" = OLD."id" AND "stage" = 'secured') THEN
    RAISE EXCEPTION 'a quote that was chosen keeps its price' USING ERRCODE = '23001';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "keep" BEFORE UPDATE OR DELETE ON "plan_quote" FOR EACH ROW EXECUTE FUNCTION "keep_plan_quote"();
-- Of a question only its answer comes later, and the day to ask again moves
CREATE FUNCTION "keep_plan_ask"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' OR (to_jsonb(NEW) - ARRAY['answer', 'answer_words', 'answer_by', 'answered_at', 'chase_on'])
    IS DISTINCT FROM (to_jsonb(OLD) - ARRAY['answer', 'answer_words', 'answer_by', 'answered_at', 'chase_on'])
    OR (OLD."answer" IN ('yes', 'no') AND (NEW."answer", NEW."answer_words", NEW."answered_at") IS DISTINCT FROM (OLD."answer", OLD."answer_words", OLD."answered_at")) THEN
    RAISE EXCEPTION 'what somebody wrote is kept' USING ERRCODE = '23001';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "keep" BEFORE UPDATE OR DELETE ON "plan_ask" FOR EACH ROW EXECUTE FUNCTION "keep_plan_ask"();
REVOKE DELETE ON "plan_quote", "plan_ask" FROM ownway_app;
REVOKE UPDATE, DELETE ON "plan_action_step" FROM ownway_app;

-- Quotes have versions and can be written by two at once, like the other parts
ALTER TABLE "plan_change" DROP CONSTRAINT "plan_change_kind_check",
  ADD CONSTRAINT "plan_change_kind_check" CHECK ("kind" IN ('section', 'need', 'outcome', 'action', 'money', 'quote', 'person', 'risk', 'contingency'));
ALTER TABLE "plan_aside" DROP CONSTRAINT "plan_aside_kind_check",
  ADD CONSTRAINT "plan_aside_kind_check" CHECK ("kind" IN ('section', 'need', 'outcome', 'action', 'money', 'quote', 'person', 'risk', 'contingency'));
