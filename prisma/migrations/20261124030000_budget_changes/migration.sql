-- Budgets that change, from a day and with a reason; council money put in by a schedule; a person's own record of spending;
-- warnings; and the reason that a practitioner gives before looking at single lines.
ALTER TABLE "budget" ADD COLUMN "contribution_pence" INTEGER NOT NULL DEFAULT 0 CHECK ("contribution_pence" >= 0);
ALTER TABLE "budget" ADD COLUMN "approved_from" DATE;
ALTER TABLE "budget" ADD COLUMN "closed_on" DATE;
ALTER TABLE "budget" ADD COLUMN "version" INTEGER NOT NULL DEFAULT 1;
UPDATE "budget" SET "approved_from" = "period_from" WHERE "status" = 'approved';

CREATE TABLE "budget_change" (
  "id" UUID NOT NULL PRIMARY KEY,
  "budget_id" UUID NOT NULL REFERENCES "budget"("id") ON DELETE RESTRICT ON UPDATE NO ACTION,
  "pot_id" UUID REFERENCES "pot"("id") ON DELETE RESTRICT ON UPDATE NO ACTION,
  "kind" TEXT NOT NULL CHECK ("kind" IN ('opened', 'approved', 'amount', 'contribution', 'pot_added', 'route', 'closed')),
  "from_on" DATE NOT NULL,
  "reason" TEXT NOT NULL CHECK (length("reason") > 0),
  -- What was and what is, in figures and states
  "detail" JSONB NOT NULL,
  "submission_key" TEXT NOT NULL,
  "by_account_id" UUID NOT NULL,
  "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP
);
CREATE UNIQUE INDEX "budget_change_submission_key_key" ON "budget_change"("submission_key");
CREATE INDEX "budget_change_budget_id_created_at_idx" ON "budget_change"("budget_id", "created_at");

-- How much a pot is given from a day on: so much a week and how often it is put in, or one sum, once. Of several rows that
-- have begun, the latest day holds, and of one day the row written last.
CREATE TABLE "pot_amount" (
  "id" UUID NOT NULL PRIMARY KEY,
  "pot_id" UUID NOT NULL REFERENCES "pot"("id") ON DELETE RESTRICT ON UPDATE NO ACTION,
  "from_on" DATE NOT NULL,
  "pence" INTEGER NOT NULL CHECK ("pence" >= 0),
  "every" TEXT NOT NULL CHECK ("every" IN ('once', 'week', 'two_weeks', 'four_weeks', 'month')),
  "number" INTEGER GENERATED ALWAYS AS IDENTITY,
  "change_id" UUID REFERENCES "budget_change"("id") ON DELETE RESTRICT ON UPDATE NO ACTION,
  "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP
);
CREATE INDEX "pot_amount_pot_id_idx" ON "pot_amount"("pot_id");
CREATE UNIQUE INDEX "pot_amount_number_key" ON "pot_amount"("number");
INSERT INTO "pot_amount" ("id", "pot_id", "from_on", "pence", "every")
  SELECT gen_random_uuid(), p."id", b."period_from", b."weekly_pence", 'four_weeks'
  FROM "pot" p JOIN "budget" b ON b."id" = p."budget_id" WHERE p."kind" = 'care' AND b."weekly_pence" > 0;

-- Money that was put into a pot for some days, or taken out again because the amount changed from an earlier day.
CREATE TABLE "instalment" (
  "id" UUID NOT NULL PRIMARY KEY,
  "pot_id" UUID NOT NULL REFERENCES "pot"("id") ON DELETE RESTRICT ON UPDATE NO ACTION,
  "kind" TEXT NOT NULL CHECK ("kind" IN ('due', 'change', 'closing')),
  "from_on" DATE NOT NULL,
  "to_on" DATE NOT NULL,
  "pence" INTEGER NOT NULL,
  "transfer_id" BIGINT,
  "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT "instalment_days" CHECK ("to_on" >= "from_on"),
  CONSTRAINT "instalment_posted" CHECK (("pence" = 0) = ("transfer_id" IS NULL))
);
CREATE INDEX "instalment_pot_id_idx" ON "instalment"("pot_id");
CREATE UNIQUE INDEX "instalment_transfer_id_key" ON "instalment"("transfer_id");
CREATE UNIQUE INDEX "instalment_once" ON "instalment"("pot_id", "from_on") WHERE "kind" = 'due';

-- What somebody paid out of an account of their own: written by them or for them, never changed, undone with a reason.
-- "waiting": the pot had not enough on record, so nothing is posted yet.
CREATE TABLE "spending" (
  "id" UUID NOT NULL PRIMARY KEY,
  "pot_id" UUID NOT NULL REFERENCES "pot"("id") ON DELETE RESTRICT ON UPDATE NO ACTION,
  "person_id" UUID NOT NULL REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE NO ACTION,
  "area_id" UUID NOT NULL REFERENCES "area"("id") ON DELETE RESTRICT ON UPDATE NO ACTION,
  "paid_on" DATE NOT NULL,
  "pence" INTEGER NOT NULL CHECK ("pence" > 0),
  "payee" TEXT NOT NULL CHECK (length("payee") > 0),
  "what" TEXT NOT NULL CHECK (length("what") > 0),
  "state" TEXT NOT NULL CHECK ("state" IN ('recorded', 'waiting', 'undone')),
  -- The line of an imported bank statement that showed it
  "statement_line_id" UUID,
  "submission_key" TEXT NOT NULL,
  "transfer_id" BIGINT,
  "undone_transfer_id" BIGINT,
  "undone_reason" TEXT,
  "undone_at" TIMESTAMPTZ(3),
  "by_account_id" UUID,
  "grant_id" UUID,
  "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT "spending_posted" CHECK (CASE "state" WHEN 'recorded' THEN "transfer_id" IS NOT NULL AND "undone_at" IS NULL
    WHEN 'waiting' THEN "transfer_id" IS NULL AND "undone_at" IS NULL
    ELSE "undone_at" IS NOT NULL AND length("undone_reason") > 0 AND ("transfer_id" IS NULL) = ("undone_transfer_id" IS NULL) END)
);
CREATE UNIQUE INDEX "spending_submission_key_key" ON "spending"("submission_key");
CREATE UNIQUE INDEX "spending_statement_line_id_key" ON "spending"("statement_line_id");
CREATE UNIQUE INDEX "spending_transfer_id_key" ON "spending"("transfer_id");
CREATE UNIQUE INDEX "spending_undone_transfer_id_key" ON "spending"("undone_transfer_id");
CREATE INDEX "spending_person_id_paid_on_idx" ON "spending"("person_id", "paid_on");
CREATE INDEX "spending_pot_id_idx" ON "spending"("pot_id");
CREATE INDEX "spending_waiting" ON "spending"("area_id") WHERE "state" = 'waiting';

-- Spending that runs ahead of the money, or far behind it: once for each time that it begins.
CREATE TABLE "budget_warning" (
  "id" UUID NOT NULL PRIMARY KEY,
  "pot_id" UUID NOT NULL REFERENCES "pot"("id") ON DELETE RESTRICT ON UPDATE NO ACTION,
  "person_id" UUID NOT NULL REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE NO ACTION,
  "area_id" UUID NOT NULL REFERENCES "area"("id") ON DELETE RESTRICT ON UPDATE NO ACTION,
  "kind" TEXT NOT NULL CHECK ("kind" IN ('ahead', 'behind')),
  "words" TEXT NOT NULL,
  "raised_on" DATE NOT NULL,
  "ended_on" DATE,
  "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT "budget_warning_days" CHECK ("ended_on" >= "raised_on")
);
CREATE UNIQUE INDEX "budget_warning_open" ON "budget_warning"("pot_id", "kind") WHERE "ended_on" IS NULL;
CREATE INDEX "budget_warning_person_id_idx" ON "budget_warning"("person_id");
CREATE INDEX "budget_warning_area_id_ended_on_idx" ON "budget_warning"("area_id", "ended_on");

-- A practitioner sees totals; to see single lines they say why, and that is kept.
CREATE TABLE "statement_look" (
  "id" UUID NOT NULL PRIMARY KEY,
  "person_id" UUID NOT NULL REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE NO ACTION,
  "area_id" UUID NOT NULL REFERENCES "area"("id") ON DELETE RESTRICT ON UPDATE NO ACTION,
  "by_account_id" UUID NOT NULL,
  "reason" TEXT NOT NULL CHECK (length("reason") > 0),
  "until" TIMESTAMPTZ(3) NOT NULL,
  "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP
);
CREATE INDEX "statement_look_person_id_by_account_id_idx" ON "statement_look"("person_id", "by_account_id");

-- What was decided and what was put in stays as it was written.
REVOKE UPDATE, DELETE ON "budget_change", "pot_amount", "instalment", "statement_look" FROM ownway_app;
REVOKE DELETE ON "spending", "budget_warning" FROM ownway_app;

-- A person's own money has a source of its own: it is not the council's.
INSERT INTO ledger.account_kind VALUES ('person', 'funding', true, 'what a person put in of their own money')
  ON CONFLICT DO NOTHING;
