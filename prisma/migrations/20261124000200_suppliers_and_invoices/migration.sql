-- Who is paid, out of whose account, for what, with which documents.
CREATE TYPE "InvoiceStatus" AS ENUM ('issued', 'queried', 'approved', 'in_run', 'marked_paid', 'paid', 'credited');
CREATE TYPE "DocumentKind" AS ENUM ('invoice', 'credit_note', 'receipt', 'remittance');
CREATE TYPE "PaymentMethod" AS ENUM ('run', 'transfer', 'manager', 'card');
CREATE TYPE "VatStatus" AS ENUM ('not_registered', 'registered', 'exempt');

-- A third party that holds budgets for people and pays their invoices.
CREATE TABLE "budget_manager" (
  "id" UUID NOT NULL PRIMARY KEY,
  "area_id" UUID NOT NULL REFERENCES "area"("id") ON DELETE RESTRICT ON UPDATE NO ACTION,
  "slug" TEXT NOT NULL,
  "name" TEXT NOT NULL,
  "address_lines" TEXT[],
  "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP
);
CREATE UNIQUE INDEX "budget_manager_area_id_slug_key" ON "budget_manager"("area_id", "slug");
ALTER TABLE "account_role" ADD COLUMN "budget_manager_id" UUID REFERENCES "budget_manager"("id") ON DELETE SET NULL ON UPDATE NO ACTION;

-- Whose account the money is in: every payment names one.
CREATE TABLE "paying_account" (
  "id" UUID NOT NULL PRIMARY KEY,
  "area_id" UUID NOT NULL REFERENCES "area"("id") ON DELETE RESTRICT ON UPDATE NO ACTION,
  "route" "FundingRoute" NOT NULL,
  "person_id" UUID REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE NO ACTION,
  "budget_manager_id" UUID REFERENCES "budget_manager"("id") ON DELETE RESTRICT ON UPDATE NO ACTION,
  "name" TEXT NOT NULL,
  "sort_code" TEXT,
  "account_number" TEXT,
  "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT "paying_account_owner" CHECK (
    ("route" IN ('direct_payment', 'own_money')) = ("person_id" IS NOT NULL) AND ("route" = 'third_party') = ("budget_manager_id" IS NOT NULL)),
  CONSTRAINT "paying_account_bank" CHECK (("sort_code" IS NULL OR "sort_code" ~ '^[0-9]{6}$') AND ("account_number" IS NULL OR "account_number" ~ '^[0-9]{8}$'))
);
CREATE UNIQUE INDEX "paying_account_area" ON "paying_account"("area_id") WHERE "route" = 'council_held';
CREATE UNIQUE INDEX "paying_account_manager" ON "paying_account"("budget_manager_id") WHERE "route" = 'third_party';
CREATE UNIQUE INDEX "paying_account_person_id_route_key" ON "paying_account"("person_id", "route");
CREATE INDEX "paying_account_area_id_idx" ON "paying_account"("area_id");

-- Money of the demonstration, or of cards that are only tried, is test money and never mixes with the rest.
ALTER TABLE "pot" ADD COLUMN "mode" TEXT NOT NULL DEFAULT 'live' CHECK ("mode" IN ('test', 'live'));
UPDATE "pot" p SET "mode" = a."mode"::text FROM ledger.account a WHERE a."id" = p."available_account_id";
ALTER TABLE "pot" ALTER COLUMN "mode" DROP DEFAULT;
ALTER TABLE "pot" ADD COLUMN "budget_manager_id" UUID REFERENCES "budget_manager"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;
-- What a pot is called beside its kind: which reserve, which one thing
ALTER TABLE "pot" ADD COLUMN "name" TEXT NOT NULL DEFAULT '';
DROP INDEX "pot_budget_id_kind_key";
CREATE UNIQUE INDEX "pot_budget_id_kind_name_key" ON "pot"("budget_id", "kind", "name");

-- VAT: whether an area's fixed fees include it is the area's choice; what a supplier charges is theirs, dated.
ALTER TABLE "area" ADD COLUMN "fees_include_vat" BOOLEAN NOT NULL DEFAULT true;
ALTER TABLE "engagement" ADD COLUMN "vat_rate_basis_points" INTEGER NOT NULL DEFAULT 0;

-- Who is paid: a planner, their agency, or (later) a self-employed PA.
CREATE TABLE "supplier" (
  "id" UUID NOT NULL PRIMARY KEY,
  "area_id" UUID NOT NULL REFERENCES "area"("id") ON DELETE RESTRICT ON UPDATE NO ACTION,
  "planner_id" UUID REFERENCES "planner"("id") ON DELETE RESTRICT ON UPDATE NO ACTION,
  "agency_id" UUID REFERENCES "agency"("id") ON DELETE RESTRICT ON UPDATE NO ACTION,
  "assistant_id" UUID REFERENCES "assistant"("id") ON DELETE RESTRICT ON UPDATE NO ACTION,
  "number" INTEGER GENERATED ALWAYS AS IDENTITY,
  "legal_name" TEXT NOT NULL,
  "address_lines" TEXT[],
  "version" INTEGER NOT NULL DEFAULT 1,
  "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT "supplier_one_owner" CHECK (num_nonnulls("planner_id", "agency_id", "assistant_id") = 1)
);
CREATE UNIQUE INDEX "supplier_planner_id_key" ON "supplier"("planner_id");
CREATE UNIQUE INDEX "supplier_agency_id_key" ON "supplier"("agency_id");
CREATE UNIQUE INDEX "supplier_assistant_id_key" ON "supplier"("assistant_id");
CREATE UNIQUE INDEX "supplier_number_key" ON "supplier"("number");
CREATE INDEX "supplier_area_id_idx" ON "supplier"("area_id");

CREATE TABLE "supplier_vat" (
  "id" UUID NOT NULL PRIMARY KEY,
  "supplier_id" UUID NOT NULL REFERENCES "supplier"("id") ON DELETE RESTRICT ON UPDATE NO ACTION,
  "valid_from" DATE NOT NULL,
  "status" "VatStatus" NOT NULL,
  "rate_basis_points" INTEGER NOT NULL DEFAULT 0,
  "number" TEXT,
  "recorded_by_account_id" UUID,
  "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT "supplier_vat_shape" CHECK (CASE WHEN "status" = 'registered' THEN "number" IS NOT NULL AND "rate_basis_points" BETWEEN 0 AND 10000
    ELSE "number" IS NULL AND "rate_basis_points" = 0 END)
);
CREATE UNIQUE INDEX "supplier_vat_supplier_id_valid_from_key" ON "supplier_vat"("supplier_id", "valid_from");

CREATE TABLE "supplier_bank" (
  "id" UUID NOT NULL PRIMARY KEY,
  "supplier_id" UUID NOT NULL REFERENCES "supplier"("id") ON DELETE RESTRICT ON UPDATE NO ACTION,
  "account_name" TEXT NOT NULL,
  "sort_code" TEXT NOT NULL CHECK ("sort_code" ~ '^[0-9]{6}$'),
  "account_number" TEXT NOT NULL CHECK ("account_number" ~ '^[0-9]{8}$'),
  "recorded_by_account_id" UUID,
  "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP
);
CREATE INDEX "supplier_bank_supplier_id_created_at_idx" ON "supplier_bank"("supplier_id", "created_at");

-- Documents: numbered without gaps within their series, frozen as they were printed, never changed.
CREATE TABLE "document_series" (
  "series" TEXT NOT NULL PRIMARY KEY,
  "last" INTEGER NOT NULL
);
CREATE TABLE "document" (
  "id" UUID NOT NULL PRIMARY KEY,
  "kind" "DocumentKind" NOT NULL,
  "series" TEXT NOT NULL,
  "number" INTEGER NOT NULL,
  "label" TEXT NOT NULL,
  "area_id" UUID NOT NULL REFERENCES "area"("id") ON DELETE RESTRICT ON UPDATE NO ACTION,
  "mode" TEXT NOT NULL CHECK ("mode" IN ('test', 'live')),
  "supplier_id" UUID REFERENCES "supplier"("id") ON DELETE RESTRICT ON UPDATE NO ACTION,
  "person_id" UUID REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE NO ACTION,
  "paying_account_id" UUID REFERENCES "paying_account"("id") ON DELETE RESTRICT ON UPDATE NO ACTION,
  "issued_on" DATE NOT NULL,
  "body" JSONB NOT NULL,
  "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP
);
CREATE UNIQUE INDEX "document_series_number_key" ON "document"("series", "number");
CREATE INDEX "document_supplier_id_idx" ON "document"("supplier_id");
CREATE INDEX "document_person_id_idx" ON "document"("person_id");

CREATE FUNCTION "forbid_document_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'a document never changes: % on %', TG_OP, TG_TABLE_NAME USING ERRCODE = '23001';
END $$;
CREATE TRIGGER "append_only" BEFORE UPDATE OR DELETE ON "document" FOR EACH ROW EXECUTE FUNCTION "forbid_document_change"();
CREATE TRIGGER "append_only_all" BEFORE TRUNCATE ON "document" FOR EACH STATEMENT EXECUTE FUNCTION "forbid_document_change"();
-- A number only ever goes up by one: the row stays locked until the document that took it is committed
CREATE FUNCTION "next_document_number"(p_series TEXT) RETURNS INTEGER LANGUAGE sql AS $$
  INSERT INTO public.document_series AS s VALUES (p_series, 1)
    ON CONFLICT ("series") DO UPDATE SET "last" = s."last" + 1 RETURNING "last"
$$;

-- What one payer owes one supplier for one piece of work. Its document is the invoice itself.
CREATE TABLE "invoice" (
  "id" UUID NOT NULL PRIMARY KEY,
  "document_id" UUID NOT NULL REFERENCES "document"("id") ON DELETE RESTRICT ON UPDATE NO ACTION,
  "area_id" UUID NOT NULL REFERENCES "area"("id") ON DELETE RESTRICT ON UPDATE NO ACTION,
  "mode" TEXT NOT NULL CHECK ("mode" IN ('test', 'live')),
  "supplier_id" UUID NOT NULL REFERENCES "supplier"("id") ON DELETE RESTRICT ON UPDATE NO ACTION,
  "planner_id" UUID REFERENCES "planner"("id") ON DELETE RESTRICT ON UPDATE NO ACTION,
  "person_id" UUID NOT NULL REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE NO ACTION,
  "engagement_id" UUID REFERENCES "engagement"("id") ON DELETE RESTRICT ON UPDATE NO ACTION,
  "payer_route" "FundingRoute" NOT NULL,
  "paying_account_id" UUID NOT NULL REFERENCES "paying_account"("id") ON DELETE RESTRICT ON UPDATE NO ACTION,
  "pot_id" UUID REFERENCES "pot"("id") ON DELETE RESTRICT ON UPDATE NO ACTION,
  -- Paid by the area for a disability's communication needs, not out of the person's pot
  "adjustment" BOOLEAN NOT NULL DEFAULT false,
  "net_pence" INTEGER NOT NULL,
  "vat_rate_basis_points" INTEGER NOT NULL,
  "vat_pence" INTEGER NOT NULL,
  "gross_pence" INTEGER NOT NULL CHECK ("gross_pence" > 0),
  "credited_pence" INTEGER NOT NULL DEFAULT 0,
  "status" "InvoiceStatus" NOT NULL DEFAULT 'issued',
  "due_on" DATE NOT NULL,
  "capture_transfer_id" BIGINT NOT NULL,
  "payment_id" UUID,
  "issued_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "version" INTEGER NOT NULL DEFAULT 1,
  CONSTRAINT "invoice_adds_up" CHECK ("net_pence" + "vat_pence" = "gross_pence" AND "net_pence" >= 0 AND "vat_pence" >= 0),
  CONSTRAINT "invoice_credited" CHECK ("credited_pence" BETWEEN 0 AND "gross_pence"),
  CONSTRAINT "invoice_paid" CHECK (("status" = 'paid') = ("payment_id" IS NOT NULL)),
  -- A fee, never what a PA would owe: an invoice is from who worked, to who pays
  CONSTRAINT "invoice_pot" CHECK ("adjustment" = ("pot_id" IS NULL))
);
CREATE UNIQUE INDEX "invoice_document_id_key" ON "invoice"("document_id");
CREATE UNIQUE INDEX "invoice_engagement_once" ON "invoice"("engagement_id", "adjustment") WHERE "engagement_id" IS NOT NULL;
CREATE INDEX "invoice_person_id_idx" ON "invoice"("person_id");
CREATE INDEX "invoice_planner_id_status_idx" ON "invoice"("planner_id", "status");
CREATE INDEX "invoice_supplier_id_status_idx" ON "invoice"("supplier_id", "status");
CREATE INDEX "invoice_paying_account_id_status_idx" ON "invoice"("paying_account_id", "status");
CREATE INDEX "invoice_area_id_status_idx" ON "invoice"("area_id", "status");
CREATE INDEX "invoice_payment_id_idx" ON "invoice"("payment_id");

-- What an invoice says stays as it is; only how far it has come changes.
CREATE FUNCTION "keep_invoice"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' OR (to_jsonb(NEW) - ARRAY['status', 'payment_id', 'credited_pence', 'version', 'run_line_id'])
    IS DISTINCT FROM (to_jsonb(OLD) - ARRAY['status', 'payment_id', 'credited_pence', 'version', 'run_line_id']) THEN
    RAISE EXCEPTION 'an invoice never changes: a correction is a credit note' USING ERRCODE = '23001';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "keep" BEFORE UPDATE OR DELETE ON "invoice" FOR EACH ROW EXECUTE FUNCTION "keep_invoice"();

CREATE TABLE "invoice_event" (
  "id" UUID NOT NULL PRIMARY KEY,
  "invoice_id" UUID NOT NULL REFERENCES "invoice"("id") ON DELETE RESTRICT ON UPDATE NO ACTION,
  "kind" TEXT NOT NULL,
  "words" TEXT NOT NULL DEFAULT '',
  "by_name" TEXT NOT NULL,
  "actor_account_id" UUID,
  "grant_id" UUID,
  "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP
);
CREATE INDEX "invoice_event_invoice_id_at_idx" ON "invoice_event"("invoice_id", "at");

-- Money that left one named account for one supplier, for one or more invoices.
CREATE TABLE "payment" (
  "id" UUID NOT NULL PRIMARY KEY,
  "area_id" UUID NOT NULL REFERENCES "area"("id") ON DELETE RESTRICT ON UPDATE NO ACTION,
  "mode" TEXT NOT NULL CHECK ("mode" IN ('test', 'live')),
  "supplier_id" UUID NOT NULL REFERENCES "supplier"("id") ON DELETE RESTRICT ON UPDATE NO ACTION,
  "paying_account_id" UUID NOT NULL REFERENCES "paying_account"("id") ON DELETE RESTRICT ON UPDATE NO ACTION,
  "method" "PaymentMethod" NOT NULL,
  "paid_on" DATE NOT NULL,
  "bank_reference" TEXT NOT NULL,
  "total_pence" INTEGER NOT NULL CHECK ("total_pence" > 0),
  "transfer_id" BIGINT NOT NULL,
  "returned_at" TIMESTAMPTZ(3),
  "returned_reason" TEXT,
  "recorded_by_account_id" UUID,
  "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP
);
CREATE INDEX "payment_area_id_paid_on_idx" ON "payment"("area_id", "paid_on");
CREATE INDEX "payment_supplier_id_idx" ON "payment"("supplier_id");
CREATE INDEX "payment_paying_account_id_paid_on_idx" ON "payment"("paying_account_id", "paid_on");
ALTER TABLE "invoice" ADD CONSTRAINT "invoice_payment_id_fkey" FOREIGN KEY ("payment_id") REFERENCES "payment"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- What was there before: fees already due become invoices, payments already made stay payments. Agencies are paid for their planners.
INSERT INTO "supplier" ("id", "area_id", "agency_id", "legal_name", "address_lines")
  SELECT gen_random_uuid(), a."area_id", a."id", a."name", '{}' FROM "agency" a
  WHERE EXISTS (SELECT FROM "planner" p JOIN "engagement" e ON e."planner_id" = p."id" WHERE p."agency_id" = a."id" AND e."fee_due_pence" > 0);
INSERT INTO "supplier" ("id", "area_id", "planner_id", "legal_name", "address_lines")
  SELECT gen_random_uuid(), p."area_id", p."id", p."first_name" || ' ' || p."last_name", '{}' FROM "planner" p
  WHERE p."agency_id" IS NULL AND EXISTS (SELECT FROM "engagement" e WHERE e."planner_id" = p."id" AND e."fee_due_pence" > 0);
INSERT INTO "budget_manager" ("id", "area_id", "slug", "name", "address_lines")
  SELECT gen_random_uuid(), x."area_id", 'budget-manager', 'Budget manager', '{}' FROM (SELECT DISTINCT "area_id" FROM "pot" WHERE "funding_route" = 'third_party') x;
UPDATE "pot" SET "budget_manager_id" = m."id" FROM "budget_manager" m WHERE m."area_id" = "pot"."area_id" AND "pot"."funding_route" = 'third_party';
UPDATE "account_role" SET "budget_manager_id" = m."id" FROM "budget_manager" m WHERE m."area_id" = "account_role"."area_id" AND "account_role"."role" = 'budget_manager';
ALTER TABLE "pot" ADD CONSTRAINT "pot_budget_manager" CHECK (("funding_route" = 'third_party') = ("budget_manager_id" IS NOT NULL));

INSERT INTO "paying_account" ("id", "area_id", "route", "name")
  SELECT gen_random_uuid(), a."id", 'council_held', a."council_name" FROM "area" a;
INSERT INTO "paying_account" ("id", "area_id", "route", "budget_manager_id", "name")
  SELECT gen_random_uuid(), m."area_id", 'third_party', m."id", m."name" FROM "budget_manager" m;
INSERT INTO "paying_account" ("id", "area_id", "route", "person_id", "name")
  SELECT DISTINCT ON (p."person_id", p."funding_route") gen_random_uuid(), p."area_id", p."funding_route", p."person_id",
    CASE p."funding_route" WHEN 'direct_payment' THEN 'Direct payment account' ELSE 'Own account' END
  FROM "pot" p WHERE p."funding_route" IN ('direct_payment', 'own_money');

CREATE TEMPORARY TABLE "due" ON COMMIT DROP AS
  SELECT gen_random_uuid() AS "id", gen_random_uuid() AS "document_id", e."id" AS "engagement_id", e."area_id", e."person_id", e."planner_id",
    s."id" AS "supplier_id", s."number" AS "supplier_number", s."legal_name", e."settle_transfer_id", e."payment_id", e."reference", e."ended_at",
    part."adjustment", part."pence", p."mode", CASE WHEN part."adjustment" THEN NULL ELSE e."pot_id" END AS "pot_id",
    CASE WHEN part."adjustment" THEN 'council_held' ELSE p."funding_route" END AS "route", p."budget_manager_id"
  FROM "engagement" e JOIN "pot" p ON p."id" = e."pot_id" JOIN "planner" pl ON pl."id" = e."planner_id"
    JOIN "supplier" s ON s."planner_id" = pl."id" OR s."agency_id" = pl."agency_id"
    CROSS JOIN LATERAL (SELECT CASE WHEN e."fee_pence" = 0 THEN 0 ELSE (e."adjustment_pence"::bigint * e."fee_due_pence" * 2 + e."fee_pence") / (e."fee_pence"::bigint * 2) END AS "adjusted") share
    CROSS JOIN LATERAL (VALUES (true, share."adjusted"), (false, e."fee_due_pence" - share."adjusted")) AS part ("adjustment", "pence")
  WHERE e."fee_due_pence" > 0 AND part."pence" > 0;
INSERT INTO "document" ("id", "kind", "series", "number", "label", "area_id", "mode", "supplier_id", "person_id", "issued_on", "body")
  SELECT d."document_id", 'invoice', 'invoice:' || d."supplier_id", n."number", 'INV-' || lpad(d."supplier_number"::text, 4, '0') || '-' || lpad(n."number"::text, 5, '0'),
    d."area_id", d."mode", d."supplier_id", d."person_id", (d."ended_at" AT TIME ZONE 'Europe/London')::date,
    jsonb_build_object('supplier', jsonb_build_object('name', d."legal_name"), 'reference', d."reference", 'service', 'Support planning and brokerage',
      'netPence', d."pence", 'vatPence', 0, 'vatRateBasisPoints', 0, 'grossPence', d."pence", 'quantity', 1)
  FROM "due" d JOIN (SELECT "id", row_number() OVER (PARTITION BY "supplier_id" ORDER BY "ended_at", "id")::int AS "number" FROM "due") n ON n."id" = d."id";
INSERT INTO "document_series" SELECT "series", max("number") FROM "document" GROUP BY "series";
INSERT INTO "payment" ("id", "area_id", "mode", "supplier_id", "paying_account_id", "method", "paid_on", "bank_reference", "total_pence", "transfer_id", "recorded_by_account_id", "created_at")
  SELECT p."id", p."area_id", d."mode", d."supplier_id", a."id", 'run', p."paid_on", p."bank_reference", p."total_pence", p."transfer_id", p."recorded_by_account_id", p."created_at"
  FROM "planner_payment" p JOIN (SELECT DISTINCT ON ("payment_id") "payment_id", "mode", "supplier_id" FROM "due" WHERE "payment_id" IS NOT NULL) d ON d."payment_id" = p."id"
    JOIN "paying_account" a ON a."area_id" = p."area_id" AND a."route" = 'council_held';
INSERT INTO "invoice" ("id", "document_id", "area_id", "mode", "supplier_id", "planner_id", "person_id", "engagement_id", "payer_route", "paying_account_id", "pot_id", "adjustment",
    "net_pence", "vat_rate_basis_points", "vat_pence", "gross_pence", "status", "due_on", "capture_transfer_id", "payment_id", "issued_at")
  SELECT d."id", d."document_id", d."area_id", d."mode", d."supplier_id", d."planner_id", d."person_id", d."engagement_id", d."route"::"FundingRoute", a."id", d."pot_id", d."adjustment",
    d."pence", 0, 0, d."pence", CASE WHEN d."payment_id" IS NULL THEN 'issued' ELSE 'paid' END::"InvoiceStatus", (d."ended_at" AT TIME ZONE 'Europe/London')::date + 30,
    d."settle_transfer_id", d."payment_id", d."ended_at"
  FROM "due" d JOIN "paying_account" a ON CASE d."route"::"FundingRoute" WHEN 'council_held' THEN a."route" = 'council_held' AND a."area_id" = d."area_id"
    WHEN 'third_party' THEN a."budget_manager_id" = d."budget_manager_id" ELSE a."person_id" = d."person_id" AND a."route" = d."route"::"FundingRoute" END;

ALTER TABLE "engagement" DROP COLUMN "payment_id";
DROP TABLE "planner_payment";
REVOKE UPDATE, DELETE ON "document", "document_series" FROM ownway_app;
GRANT UPDATE ON "document_series" TO ownway_app;
REVOKE DELETE ON "invoice", "payment", "invoice_event" FROM ownway_app;
