-- What a practitioner changed about a support planning pot, and why.
CREATE TABLE pot_change (
  id uuid NOT NULL,
  pot_id uuid NOT NULL,
  tier_before "Tier" NOT NULL,
  tier_after "Tier" NOT NULL,
  added_pence integer NOT NULL,
  reason text NOT NULL,
  submission_key text NOT NULL,
  by_account_id uuid NOT NULL,
  created_at timestamptz(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT pot_change_pkey PRIMARY KEY (id),
  CONSTRAINT pot_change_pot_id_fkey FOREIGN KEY (pot_id) REFERENCES pot (id) ON DELETE RESTRICT ON UPDATE NO ACTION,
  CONSTRAINT pot_change_something CHECK (added_pence >= 0 AND (added_pence > 0 OR tier_before <> tier_after) AND length(reason) > 0)
);
CREATE UNIQUE INDEX pot_change_submission_key_key ON pot_change (submission_key);
CREATE INDEX pot_change_pot_id_idx ON pot_change (pot_id);
