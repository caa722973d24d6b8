-- Test payments inside the app: what the card provider would keep, kept here for every copy of the app. No card is charged and
-- no money moves. Nothing about a person is kept: no email address, no name (docs/decisions/012).

CREATE TABLE sandbox_card_object (
  id text PRIMARY KEY,
  kind text NOT NULL,
  -- Writes take turns (a lock), so the order is total
  position bigint NOT NULL UNIQUE,
  created_at timestamptz(3) NOT NULL,
  -- When something happens to it by itself: a checkout runs out, a bank pays
  due_at timestamptz(3),
  body jsonb NOT NULL CHECK (body ->> 'id' = id),
  hidden jsonb NOT NULL DEFAULT '{}'
);
CREATE INDEX sandbox_card_object_kind_position_idx ON sandbox_card_object (kind, position);
CREATE INDEX sandbox_card_object_due_at_idx ON sandbox_card_object (due_at);

CREATE TABLE sandbox_card_request (
  idempotency_key text PRIMARY KEY,
  fingerprint text NOT NULL,
  request_id text NOT NULL,
  status integer NOT NULL,
  answer jsonb NOT NULL,
  created_at timestamptz(3) NOT NULL
);

CREATE TABLE sandbox_card_delivery (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  event_id text NOT NULL REFERENCES sandbox_card_object (id) ON DELETE CASCADE ON UPDATE CASCADE,
  position bigint NOT NULL,
  fate text NOT NULL CHECK (fate IN ('send', 'send_in_reverse', 'lose')),
  due_at timestamptz(3) NOT NULL,
  sent_at timestamptz(3)
);
CREATE INDEX sandbox_card_delivery_sent_at_position_idx ON sandbox_card_delivery (sent_at, position);
CREATE INDEX sandbox_card_delivery_event_id_idx ON sandbox_card_delivery (event_id);

CREATE TABLE sandbox_card_setting (
  id integer PRIMARY KEY DEFAULT 1 CHECK (id = 1),
  api_key text NOT NULL,
  webhook_secret text NOT NULL,
  behaviour jsonb NOT NULL DEFAULT '{}',
  faults jsonb NOT NULL DEFAULT '[]'
);
