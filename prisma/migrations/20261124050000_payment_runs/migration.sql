-- Suppliers' own details, and runs that pay what is owed out of one account: one person makes a run, another approves it.

-- What the check of a sort code with an account number said when the details were given
ALTER TABLE "supplier_bank" ADD COLUMN "check_said" TEXT NOT NULL DEFAULT 'not-covered' CHECK ("check_said" IN ('passes', 'not-covered'));
ALTER TABLE "supplier_bank" ALTER COLUMN "check_said" DROP DEFAULT;
ALTER TABLE "supplier_vat" ADD CONSTRAINT "supplier_vat_number" CHECK ("number" IS NULL OR "number" ~ '^GB([0-9]{9}|[0-9]{12})$');

-- A supplier's yes to invoices being made in its name: the version that was read, and by whom.
CREATE TABLE "supplier_agreement" (
  "id" UUID NOT NULL PRIMARY KEY,
  "supplier_id" UUID NOT NULL REFERENCES "supplier"("id") ON DELETE RESTRICT ON UPDATE NO ACTION,
  "version" TEXT NOT NULL,
  "accepted_by_name" TEXT NOT NULL,
  "accepted_by_account_id" UUID NOT NULL,
  "accepted_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP
);
CREATE UNIQUE INDEX "supplier_agreement_supplier_id_version_key" ON "supplier_agreement"("supplier_id", "version");

-- Dated rows never change: a new row is what holds from then on.
CREATE FUNCTION "forbid_row_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'a dated row never changes: % on %', TG_OP, TG_TABLE_NAME USING ERRCODE = '23001';
END $$;
CREATE TRIGGER "append_only" BEFORE UPDATE OR DELETE ON "supplier_bank" FOR EACH ROW EXECUTE FUNCTION "forbid_row_change"();
CREATE TRIGGER "append_only" BEFORE UPDATE OR DELETE ON "supplier_vat" FOR EACH ROW EXECUTE FUNCTION "forbid_row_change"();
CREATE TRIGGER "append_only" BEFORE UPDATE OR DELETE ON "supplier_agreement" FOR EACH ROW EXECUTE FUNCTION "forbid_row_change"();

-- What the bank's file needs to know of the account that pays.
ALTER TABLE "paying_account"
  ADD COLUMN "service_user_number" TEXT CHECK ("service_user_number" ~ '^[0-9]{6}$'),
  ADD COLUMN "service_user_name" TEXT CHECK ("service_user_name" ~ '^[A-Z0-9./& -]{1,18}$'),
  ADD COLUMN "version" INTEGER NOT NULL DEFAULT 1;

CREATE TABLE "payment_run" (
  "id" UUID NOT NULL PRIMARY KEY,
  "area_id" UUID NOT NULL REFERENCES "area"("id") ON DELETE RESTRICT ON UPDATE NO ACTION,
  "paying_account_id" UUID NOT NULL REFERENCES "paying_account"("id") ON DELETE RESTRICT ON UPDATE NO ACTION,
  "mode" TEXT NOT NULL CHECK ("mode" IN ('test', 'live')),
  "number" INTEGER NOT NULL,
  "status" TEXT NOT NULL DEFAULT 'draft' CHECK ("status" IN ('draft', 'approved', 'exported', 'paid', 'cancelled')),
  "processing_on" DATE NOT NULL,
  "total_pence" INTEGER NOT NULL CHECK ("total_pence" > 0),
  "made_by_account_id" UUID NOT NULL REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE NO ACTION,
  "made_at" TIMESTAMPTZ(3) NOT NULL,
  "approved_by_account_id" UUID REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE NO ACTION,
  "approved_at" TIMESTAMPTZ(3),
  "exported_at" TIMESTAMPTZ(3),
  "paid_on" DATE,
  "bank_reference" TEXT,
  "paid_at" TIMESTAMPTZ(3),
  "cancelled_at" TIMESTAMPTZ(3),
  "cancel_reason" TEXT,
  "submission_key" UUID NOT NULL,
  "version" INTEGER NOT NULL DEFAULT 1,
  -- Two people, always
  CONSTRAINT "payment_run_two_people" CHECK ("approved_by_account_id" IS NULL OR "approved_by_account_id" <> "made_by_account_id"),
  CONSTRAINT "payment_run_approved" CHECK (("approved_by_account_id" IS NULL) = ("approved_at" IS NULL)
    AND ("status" NOT IN ('approved', 'exported', 'paid') OR "approved_at" IS NOT NULL) AND ("status" <> 'draft' OR "approved_at" IS NULL)),
  CONSTRAINT "payment_run_exported" CHECK ("status" <> 'exported' OR "exported_at" IS NOT NULL),
  CONSTRAINT "payment_run_paid" CHECK (("status" = 'paid') = ("paid_on" IS NOT NULL) AND ("status" = 'paid') = ("bank_reference" IS NOT NULL) AND ("status" = 'paid') = ("paid_at" IS NOT NULL)),
  CONSTRAINT "payment_run_cancelled" CHECK (("status" = 'cancelled') = ("cancelled_at" IS NOT NULL) AND ("status" = 'cancelled') = ("cancel_reason" IS NOT NULL))
);
CREATE UNIQUE INDEX "payment_run_paying_account_id_number_key" ON "payment_run"("paying_account_id", "number");
CREATE UNIQUE INDEX "payment_run_submission_key_key" ON "payment_run"("submission_key");
CREATE INDEX "payment_run_area_id_status_idx" ON "payment_run"("area_id", "status");

-- One transfer by the bank: everything that a run pays one supplier, to the details that stood when it was made.
CREATE TABLE "payment_run_line" (
  "id" UUID NOT NULL PRIMARY KEY,
  "run_id" UUID NOT NULL REFERENCES "payment_run"("id") ON DELETE RESTRICT ON UPDATE NO ACTION,
  "supplier_id" UUID NOT NULL REFERENCES "supplier"("id") ON DELETE RESTRICT ON UPDATE NO ACTION,
  "supplier_bank_id" UUID NOT NULL REFERENCES "supplier_bank"("id") ON DELETE RESTRICT ON UPDATE NO ACTION,
  "amount_pence" INTEGER NOT NULL CHECK ("amount_pence" > 0),
  "payment_id" UUID REFERENCES "payment"("id") ON DELETE RESTRICT ON UPDATE NO ACTION
);
CREATE UNIQUE INDEX "payment_run_line_run_id_supplier_id_key" ON "payment_run_line"("run_id", "supplier_id");
CREATE UNIQUE INDEX "payment_run_line_payment_id_key" ON "payment_run_line"("payment_id");
CREATE INDEX "payment_run_line_supplier_id_idx" ON "payment_run_line"("supplier_id");
CREATE INDEX "payment_run_line_supplier_bank_id_idx" ON "payment_run_line"("supplier_bank_id");

-- The invoices of a line, with what each was to pay: stays when the invoice itself has moved on.
CREATE TABLE "payment_run_item" (
  "id" UUID NOT NULL PRIMARY KEY,
  "line_id" UUID NOT NULL REFERENCES "payment_run_line"("id") ON DELETE RESTRICT ON UPDATE NO ACTION,
  "invoice_id" UUID NOT NULL REFERENCES "invoice"("id") ON DELETE RESTRICT ON UPDATE NO ACTION,
  "amount_pence" INTEGER NOT NULL CHECK ("amount_pence" > 0)
);
CREATE UNIQUE INDEX "payment_run_item_line_id_invoice_id_key" ON "payment_run_item"("line_id", "invoice_id");
CREATE INDEX "payment_run_item_invoice_id_idx" ON "payment_run_item"("invoice_id");

-- An invoice is in one open run at most, and then nowhere else: nobody queries, credits or pays it meanwhile.
ALTER TABLE "invoice" ADD COLUMN "run_line_id" UUID REFERENCES "payment_run_line"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;
ALTER TABLE "invoice" ADD CONSTRAINT "invoice_in_run" CHECK (("status" = 'in_run') = ("run_line_id" IS NOT NULL));
CREATE INDEX "invoice_run_line_id_idx" ON "invoice"("run_line_id");
CREATE FUNCTION "keep_invoice_in_run"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW."run_line_id" IS NOT NULL AND OLD."run_line_id" IS NOT NULL AND
    (NEW."run_line_id" <> OLD."run_line_id" OR NEW."credited_pence" <> OLD."credited_pence") THEN
    RAISE EXCEPTION 'an invoice in a payment run stays as it is until the run is paid or cancelled' USING ERRCODE = '23001';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "keep_in_run" BEFORE UPDATE ON "invoice" FOR EACH ROW EXECUTE FUNCTION "keep_invoice_in_run"();

-- A run goes forward only, says what it said, and is approved only when it adds up and neither person is paid by it.
CREATE FUNCTION "keep_run"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN RAISE EXCEPTION 'a payment run is never deleted' USING ERRCODE = '23001'; END IF;
  IF OLD."status" IN ('paid', 'cancelled') THEN RAISE EXCEPTION 'a payment run that is over stays as it is' USING ERRCODE = '23001'; END IF;
  IF (NEW."area_id", NEW."paying_account_id", NEW."mode", NEW."number", NEW."processing_on", NEW."total_pence", NEW."made_by_account_id", NEW."made_at", NEW."submission_key")
    IS DISTINCT FROM (OLD."area_id", OLD."paying_account_id", OLD."mode", OLD."number", OLD."processing_on", OLD."total_pence", OLD."made_by_account_id", OLD."made_at", OLD."submission_key")
    OR (OLD."approved_at" IS NOT NULL AND (NEW."approved_by_account_id", NEW."approved_at") IS DISTINCT FROM (OLD."approved_by_account_id", OLD."approved_at")) THEN
    RAISE EXCEPTION 'what a payment run says stays as it is' USING ERRCODE = '23001';
  END IF;
  IF NEW."status" <> OLD."status" AND (OLD."status", NEW."status") NOT IN (('draft', 'approved'), ('draft', 'cancelled'), ('approved', 'exported'),
    ('approved', 'paid'), ('approved', 'cancelled'), ('exported', 'paid'), ('exported', 'cancelled')) THEN
    RAISE EXCEPTION 'a payment run does not go from % to %', OLD."status", NEW."status" USING ERRCODE = '23001';
  END IF;
  IF NEW."status" = 'approved' AND OLD."status" = 'draft' THEN
    IF NEW."total_pence" IS DISTINCT FROM (SELECT sum(l."amount_pence") FROM "payment_run_line" l WHERE l."run_id" = NEW."id")
      OR EXISTS (SELECT FROM "payment_run_line" l WHERE l."run_id" = NEW."id"
        AND l."amount_pence" IS DISTINCT FROM (SELECT sum(i."amount_pence") FROM "payment_run_item" i WHERE i."line_id" = l."id"))
      OR EXISTS (SELECT FROM "payment_run_line" l JOIN "payment_run_item" i ON i."line_id" = l."id" JOIN "invoice" v ON v."id" = i."invoice_id"
        WHERE l."run_id" = NEW."id" AND (v."run_line_id" IS DISTINCT FROM l."id" OR v."gross_pence" - v."credited_pence" <> i."amount_pence"
          OR v."mode" <> NEW."mode" OR v."paying_account_id" <> NEW."paying_account_id" OR v."supplier_id" <> l."supplier_id")) THEN
      RAISE EXCEPTION 'a payment run that does not add up is not approved' USING ERRCODE = '23514';
    END IF;
    IF EXISTS (SELECT FROM "payment_run_line" l JOIN "supplier" s ON s."id" = l."supplier_id" LEFT JOIN "planner" p ON p."id" = s."planner_id"
        LEFT JOIN "assistant" a ON a."id" = s."assistant_id" LEFT JOIN "account_role" r ON r."agency_id" = s."agency_id" AND r."ended_at" IS NULL
      WHERE l."run_id" = NEW."id" AND (p."account_id" IN (NEW."made_by_account_id", NEW."approved_by_account_id")
        OR a."account_id" IN (NEW."made_by_account_id", NEW."approved_by_account_id") OR r."account_id" IN (NEW."made_by_account_id", NEW."approved_by_account_id"))) THEN
      RAISE EXCEPTION 'nobody makes or approves a payment to themselves' USING ERRCODE = '23514';
    END IF;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "keep" BEFORE UPDATE OR DELETE ON "payment_run" FOR EACH ROW EXECUTE FUNCTION "keep_run"();

-- Lines and items are written with their run and stay; a line only comes to know its payment.
CREATE FUNCTION "keep_run_line"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF (SELECT "status" FROM "payment_run" WHERE "id" = NEW."run_id") IS DISTINCT FROM 'draft' THEN
      RAISE EXCEPTION 'lines are added to a draft only' USING ERRCODE = '23001'; END IF;
    IF (SELECT "supplier_id" FROM "supplier_bank" WHERE "id" = NEW."supplier_bank_id") IS DISTINCT FROM NEW."supplier_id" THEN
      RAISE EXCEPTION 'a line pays a supplier to its own account' USING ERRCODE = '23514'; END IF;
    RETURN NEW;
  END IF;
  IF TG_OP = 'DELETE' OR OLD."payment_id" IS NOT NULL OR (to_jsonb(NEW) - 'payment_id') IS DISTINCT FROM (to_jsonb(OLD) - 'payment_id') THEN
    RAISE EXCEPTION 'what a line of a payment run says stays as it is' USING ERRCODE = '23001';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "keep" BEFORE INSERT OR UPDATE OR DELETE ON "payment_run_line" FOR EACH ROW EXECUTE FUNCTION "keep_run_line"();
CREATE FUNCTION "keep_run_item"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP <> 'INSERT' OR (SELECT r."status" FROM "payment_run_line" l JOIN "payment_run" r ON r."id" = l."run_id" WHERE l."id" = NEW."line_id") IS DISTINCT FROM 'draft' THEN
    RAISE EXCEPTION 'what a line of a payment run pays stays as it is' USING ERRCODE = '23001';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "keep" BEFORE INSERT OR UPDATE OR DELETE ON "payment_run_item" FOR EACH ROW EXECUTE FUNCTION "keep_run_item"();

-- Numbers of runs come from the same gapless series as documents, locked until commit.
REVOKE UPDATE, DELETE ON "supplier_bank", "supplier_vat", "supplier_agreement", "payment_run_item" FROM ownway_app;
REVOKE DELETE ON "payment_run", "payment_run_line" FROM ownway_app;
