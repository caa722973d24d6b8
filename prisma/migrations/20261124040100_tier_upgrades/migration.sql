-- A planner asks for a higher tier, with a reason and the hours so far; whoever funds it decides. One open at a time.
CREATE TABLE engagement_upgrade (
  id uuid NOT NULL,
  engagement_id uuid NOT NULL,
  area_id uuid NOT NULL,
  person_id uuid NOT NULL,
  from_tier "Tier" NOT NULL,
  -- None: more hours than the highest tier has, which is for the council to decide in words
  to_tier "Tier",
  -- Because of how the person communicates: the area pays the difference to High (Equality Act 2010 s20(7))
  for_communication boolean NOT NULL DEFAULT false,
  reason text NOT NULL,
  minutes_logged integer NOT NULL,
  minutes_before integer NOT NULL,
  fee_before_pence integer NOT NULL,
  decider text NOT NULL,
  status text NOT NULL DEFAULT 'asked',
  person_answer text,
  person_words text NOT NULL DEFAULT '',
  person_answered_by text NOT NULL DEFAULT '',
  person_answered_at timestamptz(3),
  decision_words text NOT NULL DEFAULT '',
  decided_by text NOT NULL DEFAULT '',
  decided_by_account_id uuid,
  decided_at timestamptz(3),
  minutes_after integer,
  fee_after_pence integer,
  adjustment_after_pence integer,
  added_pence integer NOT NULL DEFAULT 0,
  -- The hold that was given back and the larger one that took its place
  release_transfer_id bigint,
  hold_transfer_id bigint,
  asked_by_account_id uuid,
  submission_key text NOT NULL,
  asked_at timestamptz(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT engagement_upgrade_pkey PRIMARY KEY (id),
  CONSTRAINT engagement_upgrade_engagement_id_fkey FOREIGN KEY (engagement_id) REFERENCES engagement (id) ON DELETE RESTRICT ON UPDATE NO ACTION,
  CONSTRAINT engagement_upgrade_area_id_fkey FOREIGN KEY (area_id) REFERENCES area (id) ON DELETE RESTRICT ON UPDATE NO ACTION,
  CONSTRAINT engagement_upgrade_person_id_fkey FOREIGN KEY (person_id) REFERENCES person (id) ON DELETE RESTRICT ON UPDATE NO ACTION,
  CONSTRAINT engagement_upgrade_words CHECK (
    decider IN ('council', 'person') AND length(reason) > 0
    AND status IN ('asked', 'approved', 'agreed-otherwise', 'refused', 'not-wanted', 'withdrawn', 'overtaken')
    AND (person_answer IS NULL OR person_answer IN ('wants', 'does-not-want'))
    AND (person_answer IS NULL) = (person_answered_at IS NULL)),
  CONSTRAINT engagement_upgrade_higher CHECK (to_tier IS NULL OR to_tier > from_tier),
  CONSTRAINT engagement_upgrade_decided CHECK ((status = 'asked') = (decided_at IS NULL)),
  -- Beyond the tiers nothing moves money by itself, and a person alone decides about their own money only
  CONSTRAINT engagement_upgrade_beyond CHECK (to_tier IS NOT NULL OR (decider = 'council' AND NOT for_communication AND status <> 'approved')),
  CONSTRAINT engagement_upgrade_otherwise CHECK (status <> 'agreed-otherwise' OR (to_tier IS NULL AND length(decision_words) > 0)),
  CONSTRAINT engagement_upgrade_refused CHECK (status <> 'refused' OR length(decision_words) > 0),
  -- An approval is money: what was held before is given back, the new fee is held, and the person wanted it
  CONSTRAINT engagement_upgrade_approved CHECK ((status = 'approved') = (hold_transfer_id IS NOT NULL)
    AND (status = 'approved') = (release_transfer_id IS NOT NULL)
    AND (status = 'approved') = (fee_after_pence IS NOT NULL AND minutes_after IS NOT NULL AND adjustment_after_pence IS NOT NULL)
    AND (status <> 'approved' OR (person_answer = 'wants' AND fee_after_pence > 0 AND minutes_after > 0 AND adjustment_after_pence BETWEEN 0 AND fee_after_pence)))
);
CREATE UNIQUE INDEX engagement_upgrade_submission_key_key ON engagement_upgrade (submission_key);
CREATE UNIQUE INDEX engagement_upgrade_one_open ON engagement_upgrade (engagement_id) WHERE status = 'asked';
CREATE INDEX engagement_upgrade_engagement_id_idx ON engagement_upgrade (engagement_id);
CREATE INDEX engagement_upgrade_area_id_status_idx ON engagement_upgrade (area_id, status);
CREATE INDEX engagement_upgrade_person_id_idx ON engagement_upgrade (person_id);

-- The day whose fees and VAT an engagement carries, where it was priced again after it was asked for
ALTER TABLE engagement ADD COLUMN repriced_at timestamptz(3);
