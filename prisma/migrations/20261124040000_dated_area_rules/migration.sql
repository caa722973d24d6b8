-- What holds in an area from a day on is a row that never changes. Of two rows for the same day the later one holds, so that
-- a slip of the pen is put right at once and both stay to be seen.
CREATE TABLE area_setting (
  id uuid NOT NULL,
  seq serial NOT NULL,
  area_id uuid NOT NULL,
  setting text NOT NULL,
  value text NOT NULL,
  -- Why the area may charge planning within the package: its own words, and never empty there
  legal_basis text NOT NULL DEFAULT '',
  valid_from date NOT NULL,
  reason text NOT NULL,
  recorded_by text NOT NULL,
  recorded_by_account_id uuid,
  submission_key text,
  created_at timestamptz(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT area_setting_pkey PRIMARY KEY (id),
  CONSTRAINT area_setting_area_id_fkey FOREIGN KEY (area_id) REFERENCES area (id) ON DELETE RESTRICT ON UPDATE NO ACTION,
  CONSTRAINT area_setting_value CHECK (CASE setting
    WHEN 'fee-source' THEN value IN ('alongside', 'within')
    WHEN 'fees-include-vat' THEN value IN ('yes', 'no')
    WHEN 'answer-within-days' THEN value ~ '^[1-9][0-9]?$'
    WHEN 'adjustments-yearly' THEN value ~ '^(0|[1-9][0-9]{0,9})$'
    ELSE false END),
  CONSTRAINT area_setting_within_needs_legal_basis CHECK ((setting = 'fee-source' AND value = 'within') = (length(legal_basis) > 0)),
  CONSTRAINT area_setting_reason CHECK (length(reason) > 0)
);
CREATE UNIQUE INDEX area_setting_seq_key ON area_setting (seq);
CREATE UNIQUE INDEX area_setting_submission_key_key ON area_setting (submission_key);
CREATE INDEX area_setting_area_id_setting_valid_from_idx ON area_setting (area_id, setting, valid_from);

-- What the area's own columns said and was not the default
INSERT INTO area_setting (id, area_id, setting, value, legal_basis, valid_from, reason, recorded_by)
  SELECT gen_random_uuid(), id, 'fee-source', fee_source::text, fee_within_legal_basis, created_at::date, 'As it was set up', 'Ownway' FROM area WHERE fee_source = 'within';
INSERT INTO area_setting (id, area_id, setting, value, valid_from, reason, recorded_by)
  SELECT gen_random_uuid(), id, 'fees-include-vat', 'no', created_at::date, 'As it was set up', 'Ownway' FROM area WHERE NOT fees_include_vat;
INSERT INTO area_setting (id, area_id, setting, value, valid_from, reason, recorded_by)
  SELECT gen_random_uuid(), id, 'answer-within-days', least(99, greatest(1, answer_within_days))::text, created_at::date, 'As it was set up', 'Ownway' FROM area WHERE answer_within_days <> 5;
ALTER TABLE area DROP CONSTRAINT area_within_needs_legal_basis;
ALTER TABLE area DROP COLUMN fee_source, DROP COLUMN fee_within_legal_basis, DROP COLUMN fees_include_vat, DROP COLUMN answer_within_days;
DROP TYPE "FeeSource";

-- Tiers and the council's own costs: who wrote a row, when, and in which order
ALTER TABLE area_tier ADD COLUMN seq serial NOT NULL, ADD COLUMN recorded_by text NOT NULL DEFAULT '', ADD COLUMN recorded_by_account_id uuid,
  ADD COLUMN submission_key text, ADD COLUMN created_at timestamptz(3) NOT NULL DEFAULT CURRENT_TIMESTAMP;
ALTER TABLE area_council_cost ADD COLUMN seq serial NOT NULL, ADD COLUMN recorded_by text NOT NULL DEFAULT '', ADD COLUMN recorded_by_account_id uuid,
  ADD COLUMN submission_key text, ADD COLUMN created_at timestamptz(3) NOT NULL DEFAULT CURRENT_TIMESTAMP;
DROP INDEX area_tier_area_id_tier_valid_from_key;
DROP INDEX area_council_cost_area_id_tier_valid_from_key;
CREATE INDEX area_tier_area_id_tier_valid_from_idx ON area_tier (area_id, tier, valid_from);
CREATE INDEX area_council_cost_area_id_tier_valid_from_idx ON area_council_cost (area_id, tier, valid_from);
CREATE UNIQUE INDEX area_tier_seq_key ON area_tier (seq);
CREATE UNIQUE INDEX area_council_cost_seq_key ON area_council_cost (seq);
CREATE UNIQUE INDEX area_tier_submission_key_key ON area_tier (submission_key);
CREATE UNIQUE INDEX area_council_cost_submission_key_key ON area_council_cost (submission_key);

CREATE FUNCTION forbid_rule_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'what held in an area never changes: % on %; record a new row from a day on', TG_OP, TG_TABLE_NAME USING ERRCODE = '23001';
END $$;
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON area_setting FOR EACH ROW EXECUTE FUNCTION forbid_rule_change();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON area_tier FOR EACH ROW EXECUTE FUNCTION forbid_rule_change();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON area_council_cost FOR EACH ROW EXECUTE FUNCTION forbid_rule_change();
GRANT USAGE ON SEQUENCE area_setting_seq_seq, area_tier_seq_seq, area_council_cost_seq_seq TO ownway_app;
