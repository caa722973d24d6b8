-- One page for a personal assistant: what the person agreed to, as it stood then. A change of the plan changes no page that was agreed.
CREATE TABLE "plan_profile" (
  "id" UUID NOT NULL PRIMARY KEY,
  "plan_id" UUID NOT NULL REFERENCES "plan"("id") ON DELETE RESTRICT ON UPDATE NO ACTION,
  "number" INTEGER GENERATED ALWAYS AS IDENTITY,
  -- [{part, title, words}], in order
  "lines" JSONB NOT NULL CHECK (jsonb_typeof("lines") = 'array' AND jsonb_array_length("lines") > 0),
  "agreed_by" TEXT NOT NULL CHECK (length("agreed_by") > 0),
  "by_account_id" UUID NOT NULL,
  "grant_id" UUID,
  "decision_id" UUID,
  "at" TIMESTAMPTZ(3) NOT NULL,
  "submission_key" TEXT NOT NULL,
  "ended_by" TEXT,
  "ended_at" TIMESTAMPTZ(3),
  CONSTRAINT "plan_profile_ended" CHECK (("ended_by" IS NULL) = ("ended_at" IS NULL))
);
CREATE UNIQUE INDEX "plan_profile_number_key" ON "plan_profile"("number");
CREATE UNIQUE INDEX "plan_profile_submission_key_key" ON "plan_profile"("submission_key");
CREATE INDEX "plan_profile_plan_id_idx" ON "plan_profile"("plan_id");
CREATE FUNCTION "keep_plan_profile"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' OR OLD."ended_at" IS NOT NULL OR (to_jsonb(NEW) - ARRAY['ended_by', 'ended_at'])
    IS DISTINCT FROM (to_jsonb(OLD) - ARRAY['ended_by', 'ended_at']) THEN
    RAISE EXCEPTION 'what a person agreed to show is kept' USING ERRCODE = '23001';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "keep" BEFORE UPDATE OR DELETE ON "plan_profile" FOR EACH ROW EXECUTE FUNCTION "keep_plan_profile"();
REVOKE DELETE ON "plan_profile" FROM ownway_app;

-- What goes into the envelope with a letter, exactly as it was made.
CREATE TABLE "letter_paper" (
  "notification_id" UUID NOT NULL PRIMARY KEY REFERENCES "notification"("id") ON DELETE RESTRICT ON UPDATE NO ACTION,
  "plan_id" UUID NOT NULL REFERENCES "plan"("id") ON DELETE RESTRICT ON UPDATE NO ACTION,
  "form" TEXT NOT NULL,
  "name" TEXT NOT NULL,
  "pages" INTEGER NOT NULL CHECK ("pages" > 0),
  "bytes" BYTEA NOT NULL,
  "asked_by" TEXT NOT NULL,
  "asked_by_account_id" UUID NOT NULL,
  "at" TIMESTAMPTZ(3) NOT NULL
);
CREATE INDEX "letter_paper_plan_id_idx" ON "letter_paper"("plan_id");
CREATE TRIGGER "append_only" BEFORE UPDATE OR DELETE ON "letter_paper" FOR EACH ROW EXECUTE FUNCTION "forbid_row_change"();
REVOKE UPDATE, DELETE ON "letter_paper" FROM ownway_app;
