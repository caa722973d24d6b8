-- Answers on the way to choosing a planner
CREATE TABLE engagement_draft (
  id uuid NOT NULL,
  person_id uuid NOT NULL,
  planner_id uuid NOT NULL,
  knows text NOT NULL DEFAULT '',
  talks text NOT NULL DEFAULT '',
  things text NOT NULL DEFAULT '',
  tier "Tier",
  note text NOT NULL DEFAULT '',
  created_at timestamptz(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT engagement_draft_pkey PRIMARY KEY (id),
  CONSTRAINT engagement_draft_person_id_fkey FOREIGN KEY (person_id) REFERENCES person (id) ON DELETE RESTRICT ON UPDATE NO ACTION,
  CONSTRAINT engagement_draft_planner_id_fkey FOREIGN KEY (planner_id) REFERENCES planner (id) ON DELETE RESTRICT ON UPDATE NO ACTION
);
CREATE INDEX engagement_draft_person_id_idx ON engagement_draft (person_id);
