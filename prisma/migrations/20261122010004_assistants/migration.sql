-- How an assistant likes to work, in their own words.
ALTER TABLE "assistant" ADD COLUMN "how_i_work" TEXT NOT NULL DEFAULT '';

-- Rates set by law, as dated rows with their source: never constants in code (DOMAIN: Law).
CREATE TABLE "statutory_rate" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "kind" TEXT NOT NULL,
    "pence" INTEGER NOT NULL CHECK ("pence" > 0),
    "valid_from" DATE NOT NULL,
    "source" TEXT NOT NULL CHECK ("source" <> ''),

    CONSTRAINT "statutory_rate_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "statutory_rate_kind_valid_from_key" ON "statutory_rate"("kind", "valid_from");
INSERT INTO "statutory_rate" ("kind", "pence", "valid_from", "source") VALUES
  ('national_living_wage', 1144, '2024-04-01', 'GOV.UK, National Minimum Wage and National Living Wage rates: 21 and over, April 2024 to March 2025'),
  ('national_living_wage', 1221, '2025-04-01', 'GOV.UK, National Minimum Wage and National Living Wage rates: 21 and over, April 2025 to March 2026'),
  ('national_living_wage', 1271, '2026-04-01', 'GOV.UK and Low Pay Commission, National Living Wage from 1 April 2026: 21 and over');
ALTER TABLE "statutory_rate" ALTER COLUMN "id" DROP DEFAULT;

-- Search in order of pay, and of the day they can start: walked where a filter leaves more than can be sorted
CREATE INDEX assistant_search_rate ON assistant (hourly_rate_pence, id) WHERE status = 'published' AND taking_new_work;
CREATE INDEX assistant_search_start ON assistant (starts_from NULLS FIRST, id) WHERE status = 'published' AND taking_new_work;
