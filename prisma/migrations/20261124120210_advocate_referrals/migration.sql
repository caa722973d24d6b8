-- Independent advocates for a plan (Care Act 2014 s67): asked for, referred, named, at work, ended. One at a time for a plan.
CREATE TABLE "advocate_referral" (
  "id" UUID NOT NULL PRIMARY KEY,
  "plan_id" UUID NOT NULL REFERENCES "plan"("id") ON DELETE RESTRICT ON UPDATE NO ACTION,
  "person_id" UUID NOT NULL REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE NO ACTION,
  "area_id" UUID NOT NULL REFERENCES "area"("id") ON DELETE RESTRICT ON UPDATE NO ACTION,
  "number" INTEGER GENERATED ALWAYS AS IDENTITY,
  "state" TEXT NOT NULL CHECK ("state" IN ('asked', 'referred', 'named', 'started', 'ended', 'not_needed')),
  -- s67(4): what is difficult
  "difficulties" TEXT[] NOT NULL CHECK (cardinality("difficulties") > 0 AND
    "difficulties" <@ ARRAY['understanding', 'retaining', 'weighing', 'communicating']),
  "why" TEXT NOT NULL CHECK (length(btrim("why")) > 0),
  -- s67(5): somebody appropriate who supports them, and whether the person agrees to it
  "helper_name" TEXT NOT NULL DEFAULT '',
  "helper_agreed" BOOLEAN,
  "service" TEXT NOT NULL DEFAULT '',
  "advocate_name" TEXT NOT NULL DEFAULT '',
  "advocate_account_id" UUID REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE NO ACTION,
  "asked_by" TEXT NOT NULL CHECK (length("asked_by") > 0),
  "asked_at" TIMESTAMPTZ(3) NOT NULL,
  -- Since when it stands where it stands
  "since" TIMESTAMPTZ(3) NOT NULL,
  "version" INTEGER NOT NULL DEFAULT 1,
  "submission_key" TEXT NOT NULL,
  CONSTRAINT "advocate_referral_helper" CHECK (("helper_name" = '') = ("helper_agreed" IS NULL)),
  CONSTRAINT "advocate_referral_service" CHECK ("state" NOT IN ('referred', 'named', 'started') OR length(btrim("service")) > 0),
  CONSTRAINT "advocate_referral_named" CHECK ("state" NOT IN ('named', 'started') OR length(btrim("advocate_name")) > 0)
);
CREATE UNIQUE INDEX "advocate_referral_number_key" ON "advocate_referral"("number");
CREATE UNIQUE INDEX "advocate_referral_submission_key_key" ON "advocate_referral"("submission_key");
CREATE INDEX "advocate_referral_plan_id_idx" ON "advocate_referral"("plan_id");
CREATE INDEX "advocate_referral_person_id_idx" ON "advocate_referral"("person_id");
CREATE INDEX "advocate_referral_area_id_state_idx" ON "advocate_referral"("area_id", "state");
CREATE INDEX "advocate_referral_advocate_account_id_idx" ON "advocate_referral"("advocate_account_id");
CREATE UNIQUE INDEX "advocate_referral_one_open" ON "advocate_referral"("plan_id") WHERE "state" NOT IN ('ended', 'not_needed');

CREATE TABLE "advocate_event" (
  "id" UUID NOT NULL PRIMARY KEY,
  "referral_id" UUID NOT NULL REFERENCES "advocate_referral"("id") ON DELETE RESTRICT ON UPDATE NO ACTION,
  "number" INTEGER GENERATED ALWAYS AS IDENTITY,
  "state" TEXT NOT NULL CHECK ("state" IN ('asked', 'referred', 'named', 'started', 'ended', 'not_needed')),
  "words" TEXT NOT NULL,
  "by_name" TEXT NOT NULL CHECK (length("by_name") > 0),
  "by_account_id" UUID,
  "grant_id" UUID,
  "at" TIMESTAMPTZ(3) NOT NULL
);
CREATE UNIQUE INDEX "advocate_event_number_key" ON "advocate_event"("number");
CREATE INDEX "advocate_event_referral_id_idx" ON "advocate_event"("referral_id");
CREATE TRIGGER "append_only" BEFORE UPDATE OR DELETE ON "advocate_event" FOR EACH ROW EXECUTE FUNCTION "forbid_row_change"();

CREATE FUNCTION "keep_advocate_referral"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' OR OLD."state" IN ('ended', 'not_needed') OR
    (to_jsonb(NEW) - ARRAY['state', 'service', 'advocate_name', 'advocate_account_id', 'since', 'version'])
    IS DISTINCT FROM (to_jsonb(OLD) - ARRAY['state', 'service', 'advocate_name', 'advocate_account_id', 'since', 'version']) THEN
    RAISE EXCEPTION 'what was asked for an advocate is kept' USING ERRCODE = '23001';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "keep" BEFORE UPDATE OR DELETE ON "advocate_referral" FOR EACH ROW EXECUTE FUNCTION "keep_advocate_referral"();
REVOKE DELETE ON "advocate_referral" FROM ownway_app;
REVOKE UPDATE, DELETE ON "advocate_event" FROM ownway_app;
