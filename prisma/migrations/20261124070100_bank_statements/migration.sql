-- What a bank or a prepaid card says of an account, beside what the record says.
-- How this account's files are read: remembered from the last one
ALTER TABLE "paying_account" ADD COLUMN "statement_columns" JSONB;

CREATE TABLE "statement_import" (
  "id" UUID NOT NULL PRIMARY KEY,
  "paying_account_id" UUID NOT NULL REFERENCES "paying_account"("id") ON DELETE RESTRICT ON UPDATE NO ACTION,
  "area_id" UUID NOT NULL REFERENCES "area"("id") ON DELETE RESTRICT ON UPDATE NO ACTION,
  "person_id" UUID REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE NO ACTION,
  "file_name" TEXT NOT NULL,
  "file_hash" TEXT NOT NULL,
  -- Kept until its lines are added or a week has passed
  "content" BYTEA,
  "columns" JSONB,
  "state" TEXT NOT NULL DEFAULT 'draft' CHECK ("state" IN ('draft', 'added')),
  "lines_added" INTEGER NOT NULL DEFAULT 0,
  "lines_known" INTEGER NOT NULL DEFAULT 0,
  "from_on" DATE,
  "to_on" DATE,
  "closing_pence" INTEGER,
  "uploaded_by_account_id" UUID,
  "grant_id" UUID,
  "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "added_at" TIMESTAMPTZ(3),
  CONSTRAINT "statement_import_added" CHECK (CASE "state" WHEN 'added' THEN "added_at" IS NOT NULL AND "content" IS NULL AND "from_on" IS NOT NULL AND "to_on" IS NOT NULL
    ELSE "content" IS NOT NULL AND "added_at" IS NULL END)
);
CREATE UNIQUE INDEX "statement_import_paying_account_id_file_hash_key" ON "statement_import"("paying_account_id", "file_hash");
CREATE INDEX "statement_import_person_id_idx" ON "statement_import"("person_id");

CREATE TABLE "statement_line" (
  "id" UUID NOT NULL PRIMARY KEY,
  "import_id" UUID NOT NULL REFERENCES "statement_import"("id") ON DELETE RESTRICT ON UPDATE NO ACTION,
  "paying_account_id" UUID NOT NULL REFERENCES "paying_account"("id") ON DELETE RESTRICT ON UPDATE NO ACTION,
  "person_id" UUID REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE NO ACTION,
  "line" INTEGER NOT NULL,
  "on_day" DATE NOT NULL,
  "description" TEXT NOT NULL,
  "pence" INTEGER NOT NULL CHECK ("pence" <> 0),
  "balance_pence" INTEGER,
  -- Of its day, amount, words and balance: the same line of an overlapping file is not added again
  "fingerprint" TEXT NOT NULL,
  "state" TEXT NOT NULL DEFAULT 'open' CHECK ("state" IN ('open', 'agrees', 'not_budget')),
  -- What of the record it is
  "entry_kind" TEXT CHECK ("entry_kind" IN ('transfer', 'spending')),
  "entry_id" TEXT,
  "reason" TEXT,
  "settled_by_account_id" UUID,
  "settled_at" TIMESTAMPTZ(3),
  "version" INTEGER NOT NULL DEFAULT 1,
  CONSTRAINT "statement_line_agrees" CHECK (("state" = 'agrees') = ("entry_id" IS NOT NULL) AND ("entry_kind" IS NULL) = ("entry_id" IS NULL)),
  CONSTRAINT "statement_line_reason" CHECK (("state" = 'not_budget') = ("reason" IS NOT NULL) AND ("state" = 'open') = ("settled_at" IS NULL))
);
CREATE UNIQUE INDEX "statement_line_paying_account_id_fingerprint_key" ON "statement_line"("paying_account_id", "fingerprint");
-- One entry of the record is one line
CREATE UNIQUE INDEX "statement_line_entry" ON "statement_line"("paying_account_id", "entry_kind", "entry_id") WHERE "entry_id" IS NOT NULL;
CREATE INDEX "statement_line_import_id_idx" ON "statement_line"("import_id");
CREATE INDEX "statement_line_paying_account_id_on_day_idx" ON "statement_line"("paying_account_id", "on_day");
CREATE INDEX "statement_line_person_id_idx" ON "statement_line"("person_id");

-- What the bank said stays as it was read
CREATE FUNCTION "keep_statement_line"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (to_jsonb(NEW) - ARRAY['state', 'entry_kind', 'entry_id', 'reason', 'settled_by_account_id', 'settled_at', 'version'])
    IS DISTINCT FROM (to_jsonb(OLD) - ARRAY['state', 'entry_kind', 'entry_id', 'reason', 'settled_by_account_id', 'settled_at', 'version']) THEN
    RAISE EXCEPTION 'a line of a statement stays as the bank wrote it' USING ERRCODE = '23001';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "keep" BEFORE UPDATE ON "statement_line" FOR EACH ROW EXECUTE FUNCTION "keep_statement_line"();
