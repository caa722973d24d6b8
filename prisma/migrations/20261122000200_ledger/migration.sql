-- The ledger: balanced, append-only postings in whole pence. A record of budgets, never a wallet.
-- docs/decisions/005-the-ledger.md says why it is as it is.
CREATE SCHEMA ledger;
SET LOCAL search_path = ledger;

CREATE TYPE transfer_kind AS ENUM ('allocate', 'hold', 'capture', 'release', 'refund', 'reversal', 'payment');
CREATE TYPE money_mode AS ENUM ('test', 'live');

-- The kinds of account that may exist at all. There is none that could take a fee from a PA.
CREATE TABLE account_kind (
  owner_type text NOT NULL,
  kind text NOT NULL,
  allow_negative boolean NOT NULL,
  meaning text NOT NULL,
  PRIMARY KEY (owner_type, kind)
);
INSERT INTO account_kind VALUES
  ('area', 'funding', true, 'where the council''s allocations come from'),
  ('area', 'adjustments', true, 'pays what a disability''s communication needs add to a fee'),
  ('area', 'adjustments-held', false, 'adjustments promised to open engagements'),
  ('area', 'paid-out', true, 'what the council''s payment run has paid'),
  ('pot', 'available', false, 'what is left in a pot'),
  ('pot', 'held', false, 'what is set aside in a pot for open engagements'),
  ('planner', 'owed', false, 'what is owed to a planner and not yet paid');

CREATE TABLE account (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  mode money_mode NOT NULL,
  owner_type text NOT NULL,
  owner_id text NOT NULL,
  kind text NOT NULL,
  currency char(3) NOT NULL DEFAULT 'GBP' CHECK (currency = 'GBP'),
  allow_negative boolean NOT NULL,
  -- An account that may go negative keeps no running balance and needs no lock: its balance is the sum of its entries.
  balance_pence bigint,
  version bigint,
  FOREIGN KEY (owner_type, kind) REFERENCES account_kind (owner_type, kind),
  UNIQUE (owner_type, owner_id, kind, mode),
  CONSTRAINT running_balance_unless_negative CHECK (allow_negative = (balance_pence IS NULL) AND allow_negative = (version IS NULL)),
  CONSTRAINT no_overdraft CHECK (balance_pence >= 0)
);

CREATE TABLE transfer (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  mode money_mode NOT NULL,
  idempotency_key text NOT NULL UNIQUE,
  request_hash bytea NOT NULL,
  kind transfer_kind NOT NULL,
  hold_id bigint REFERENCES transfer (id),
  reverses_id bigint UNIQUE REFERENCES transfer (id),
  refunds_id bigint REFERENCES transfer (id),
  subject_type text NOT NULL,
  subject_id text NOT NULL,
  actor_id text,
  created_at timestamptz NOT NULL DEFAULT now(),
  CHECK ((kind IN ('capture', 'release')) = (hold_id IS NOT NULL)),
  CHECK ((kind = 'reversal') = (reverses_id IS NOT NULL)),
  CHECK ((kind = 'refund') = (refunds_id IS NOT NULL))
);
CREATE UNIQUE INDEX hold_resolves_once ON transfer (hold_id) WHERE kind IN ('capture', 'release');
CREATE INDEX transfer_subject ON transfer (subject_type, subject_id);
CREATE INDEX transfer_refunds ON transfer (refunds_id) WHERE refunds_id IS NOT NULL;

CREATE TABLE entry (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  transfer_id bigint NOT NULL REFERENCES transfer (id),
  account_id bigint NOT NULL REFERENCES account (id),
  amount_pence bigint NOT NULL CHECK (amount_pence <> 0),
  balance_after_pence bigint,
  account_version bigint,
  UNIQUE (transfer_id, account_id),
  UNIQUE (account_id, account_version)
);
CREATE INDEX entry_account ON entry (account_id, id);

-- A hold may carry a last day; a later row moves it (accepted work has none). Captured only while it lasts.
CREATE TABLE hold_expiry (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  hold_id bigint NOT NULL REFERENCES transfer (id),
  expires_at timestamptz
);
CREATE INDEX hold_expiry_hold ON hold_expiry (hold_id, id DESC);

CREATE FUNCTION forbid() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the ledger is append-only: % on %', TG_OP, TG_TABLE_NAME USING ERRCODE = '23001';
END $$;
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON entry FOR EACH ROW EXECUTE FUNCTION forbid();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON transfer FOR EACH ROW EXECUTE FUNCTION forbid();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON hold_expiry FOR EACH ROW EXECUTE FUNCTION forbid();
CREATE TRIGGER append_only_all BEFORE TRUNCATE ON entry FOR EACH STATEMENT EXECUTE FUNCTION forbid();
CREATE TRIGGER append_only_all BEFORE TRUNCATE ON transfer FOR EACH STATEMENT EXECUTE FUNCTION forbid();
CREATE TRIGGER append_only_all BEFORE TRUNCATE ON hold_expiry FOR EACH STATEMENT EXECUTE FUNCTION forbid();
CREATE TRIGGER keep BEFORE DELETE ON account FOR EACH ROW EXECUTE FUNCTION forbid();

-- What was asked for, in one form whatever the order of its lines: the same key with another body is refused.
CREATE FUNCTION request_hash(p_kind transfer_kind, p_lines jsonb, p_hold bigint, p_reverses bigint, p_refunds bigint) RETURNS bytea
LANGUAGE sql IMMUTABLE AS $$
  SELECT sha256(convert_to(concat_ws('|', p_kind::text, coalesce(p_hold::text, '-'), coalesce(p_reverses::text, '-'), coalesce(p_refunds::text, '-'),
    (SELECT string_agg((x->>'account') || ':' || (x->>'pence'), ',' ORDER BY (x->>'account')::bigint) FROM jsonb_array_elements(p_lines) x)), 'UTF8'))
$$;

-- What is wrong with a transfer, in words; null when nothing is. Used by the trigger at commit and by verify().
CREATE FUNCTION shape_problem(p_id bigint) RETURNS text LANGUAGE plpgsql STABLE SET search_path = ledger, pg_temp AS $$
DECLARE
  t transfer;
  n int; total bigint; bad int;
BEGIN
  SELECT * INTO STRICT t FROM transfer WHERE id = p_id;
  SELECT count(*), coalesce(sum(amount_pence), 0) INTO n, total FROM entry WHERE transfer_id = p_id;
  IF total <> 0 OR n < 2 THEN RETURN format('unbalanced: sum=%s lines=%s', total, n); END IF;
  SELECT count(*) INTO bad FROM entry e JOIN account a ON a.id = e.account_id WHERE e.transfer_id = p_id AND a.mode <> t.mode;
  IF bad > 0 THEN RETURN 'test and live money do not mix'; END IF;

  IF t.kind = 'allocate' THEN
    SELECT count(*) INTO bad FROM entry e JOIN account a ON a.id = e.account_id
      WHERE e.transfer_id = p_id AND a.kind NOT IN ('funding', 'available');
    IF bad > 0 THEN RETURN 'an allocation runs between funding and a pot'; END IF;

  ELSIF t.kind = 'hold' THEN
    SELECT count(*) INTO bad FROM entry e JOIN account a ON a.id = e.account_id WHERE e.transfer_id = p_id
      AND NOT CASE WHEN e.amount_pence < 0 THEN a.kind IN ('available', 'adjustments') ELSE a.kind IN ('held', 'adjustments-held') END;
    IF bad > 0 THEN RETURN 'a hold moves money from available to held'; END IF;
    SELECT count(*) INTO bad FROM (SELECT 1 FROM entry e JOIN account a ON a.id = e.account_id
      WHERE e.transfer_id = p_id GROUP BY a.owner_type, a.owner_id HAVING sum(e.amount_pence) <> 0) x;
    IF bad > 0 THEN RETURN 'a hold stays within its owner'; END IF;

  ELSIF t.kind IN ('capture', 'release') THEN
    IF (SELECT kind FROM transfer WHERE id = t.hold_id) <> 'hold' THEN RETURN 'not the hold of anything'; END IF;
    -- All of what the hold set aside leaves the held accounts, exactly and from nowhere else
    SELECT count(*) INTO bad FROM (SELECT account_id, amount_pence FROM entry WHERE transfer_id = t.hold_id AND amount_pence > 0) h
      FULL JOIN (SELECT account_id, -amount_pence AS amount_pence FROM entry WHERE transfer_id = p_id AND amount_pence < 0) o
      USING (account_id) WHERE h.amount_pence IS DISTINCT FROM o.amount_pence;
    IF bad > 0 THEN RETURN 'does not match its hold''s accounts and amounts'; END IF;
    -- It goes to what is owed, or back where it came from, never more than came
    SELECT count(*) INTO bad FROM entry e JOIN account a ON a.id = e.account_id
      LEFT JOIN entry h ON h.transfer_id = t.hold_id AND h.account_id = e.account_id
      WHERE e.transfer_id = p_id AND e.amount_pence > 0
        AND NOT ((t.kind = 'capture' AND a.kind = 'owed') OR coalesce(-h.amount_pence, 0) >= e.amount_pence);
    IF bad > 0 THEN RETURN 'money would go somewhere the hold did not name'; END IF;
    IF t.kind = 'capture' AND NOT EXISTS (SELECT FROM entry e JOIN account a ON a.id = e.account_id
      WHERE e.transfer_id = p_id AND e.amount_pence > 0 AND a.kind = 'owed') THEN RETURN 'a capture owes somebody something'; END IF;

  ELSIF t.kind = 'refund' THEN
    IF (SELECT kind FROM transfer WHERE id = t.refunds_id) <> 'capture' THEN RETURN 'only a capture can be refunded'; END IF;
    SELECT count(*) INTO bad FROM (
      SELECT e.account_id, -sum(e.amount_pence) AS back FROM entry e JOIN transfer r ON r.id = e.transfer_id
        WHERE r.refunds_id = t.refunds_id AND e.amount_pence < 0 GROUP BY e.account_id) b
      LEFT JOIN entry c ON c.transfer_id = t.refunds_id AND c.account_id = b.account_id AND c.amount_pence > 0
      LEFT JOIN account a ON a.id = b.account_id
      WHERE b.back > coalesce(c.amount_pence, 0) OR a.kind <> 'owed';
    IF bad > 0 THEN RETURN 'refunds would come to more than was captured'; END IF;
    -- Back to where the hold took it, never more than came from there
    SELECT count(*) INTO bad FROM (
      SELECT e.account_id, sum(e.amount_pence) AS back FROM entry e JOIN transfer r ON r.id = e.transfer_id
        WHERE r.refunds_id = t.refunds_id AND e.amount_pence > 0 GROUP BY e.account_id) b
      LEFT JOIN entry h ON h.account_id = b.account_id AND h.amount_pence < 0
        AND h.transfer_id = (SELECT hold_id FROM transfer WHERE id = t.refunds_id)
      LEFT JOIN entry c ON c.account_id = b.account_id AND c.transfer_id = t.refunds_id AND c.amount_pence > 0
      WHERE b.back > coalesce(-h.amount_pence, 0) - coalesce(c.amount_pence, 0);
    IF bad > 0 THEN RETURN 'a refund goes back where the money came from'; END IF;

  ELSIF t.kind = 'reversal' THEN
    IF (SELECT kind FROM transfer WHERE id = t.reverses_id) NOT IN ('allocate', 'payment') THEN
      RETURN 'only an allocation or a payment is reversed; a hold is released and a capture refunded'; END IF;
    SELECT count(*) INTO bad FROM (SELECT account_id, amount_pence FROM entry WHERE transfer_id = t.reverses_id) o
      FULL JOIN (SELECT account_id, -amount_pence AS amount_pence FROM entry WHERE transfer_id = p_id) r
      USING (account_id) WHERE o.amount_pence IS DISTINCT FROM r.amount_pence;
    IF bad > 0 THEN RETURN 'a reversal is the exact negation of what it reverses'; END IF;

  ELSIF t.kind = 'payment' THEN
    SELECT count(*) INTO bad FROM entry e JOIN account a ON a.id = e.account_id WHERE e.transfer_id = p_id
      AND NOT CASE WHEN e.amount_pence < 0 THEN a.kind = 'owed' ELSE a.kind = 'paid-out' END;
    IF bad > 0 THEN RETURN 'a payment settles what is owed'; END IF;
  END IF;
  RETURN NULL;
END $$;

CREATE FUNCTION check_shape() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  tid bigint := CASE TG_TABLE_NAME WHEN 'entry' THEN (to_jsonb(NEW)->>'transfer_id')::bigint ELSE (to_jsonb(NEW)->>'id')::bigint END;
  problem text := ledger.shape_problem(tid);
BEGIN
  IF problem IS NOT NULL THEN RAISE EXCEPTION 'transfer %: %', tid, problem USING ERRCODE = '23514'; END IF;
  RETURN NULL;
END $$;
-- A line added later is checked too: its transfer would no longer balance
CREATE CONSTRAINT TRIGGER shaped AFTER INSERT ON entry DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION check_shape();
CREATE CONSTRAINT TRIGGER shaped AFTER INSERT ON transfer DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION check_shape();

CREATE FUNCTION open_account(p_mode money_mode, p_owner_type text, p_owner_id text, p_kind text) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = ledger, pg_temp AS $$
DECLARE
  found bigint;
BEGIN
  SELECT id INTO found FROM account WHERE owner_type = p_owner_type AND owner_id = p_owner_id AND kind = p_kind AND mode = p_mode;
  IF found IS NOT NULL THEN RETURN found; END IF;
  INSERT INTO account (mode, owner_type, owner_id, kind, allow_negative, balance_pence, version)
    SELECT p_mode, owner_type, p_owner_id, kind, allow_negative, CASE WHEN allow_negative THEN NULL ELSE 0 END, CASE WHEN allow_negative THEN NULL ELSE 0 END
    FROM account_kind WHERE owner_type = p_owner_type AND kind = p_kind
    ON CONFLICT DO NOTHING;
  SELECT id INTO found FROM account WHERE owner_type = p_owner_type AND owner_id = p_owner_id AND kind = p_kind AND mode = p_mode;
  IF found IS NULL THEN RAISE EXCEPTION 'no account of kind % for %', p_kind, p_owner_type USING ERRCODE = 'LG005'; END IF;
  RETURN found;
END $$;

-- The only writer of transfers, entries and balances. Refusals: LG001 not enough money, LG002 key used for something
-- else, 23505 on hold_resolves_once the hold is resolved already, LG004 the hold has run out, LG005 no such account.
CREATE FUNCTION post(p_key text, p_kind transfer_kind, p_lines jsonb, p_subject_type text, p_subject_id text, p_actor text,
  p_hold bigint DEFAULT NULL, p_reverses bigint DEFAULT NULL, p_refunds bigint DEFAULT NULL, p_expires timestamptz DEFAULT NULL,
  OUT transfer_id bigint, OUT replayed boolean)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = ledger, pg_temp AS $$
DECLARE
  wanted bytea := ledger.request_hash(p_kind, p_lines, p_hold, p_reverses, p_refunds);
  before bytea; line record; a account; money money_mode; last_day timestamptz;
BEGIN
  SELECT min(x.mode) INTO money FROM account x WHERE id IN (SELECT (j->>'account')::bigint FROM jsonb_array_elements(p_lines) j);
  IF money IS NULL THEN RAISE EXCEPTION 'no such account' USING ERRCODE = 'LG005'; END IF;
  INSERT INTO transfer (mode, idempotency_key, request_hash, kind, hold_id, reverses_id, refunds_id, subject_type, subject_id, actor_id)
    VALUES (money, p_key, wanted, p_kind, p_hold, p_reverses, p_refunds, p_subject_type, p_subject_id, p_actor)
    ON CONFLICT (idempotency_key) DO NOTHING RETURNING id INTO transfer_id;
  IF transfer_id IS NULL THEN
    SELECT t.id, t.request_hash INTO transfer_id, before FROM transfer t WHERE t.idempotency_key = p_key;
    IF before <> wanted THEN RAISE EXCEPTION 'this key was used for another transfer' USING ERRCODE = 'LG002'; END IF;
    replayed := true;
    RETURN;
  END IF;
  replayed := false;
  IF p_kind = 'capture' THEN
    SELECT h.expires_at INTO last_day FROM hold_expiry h WHERE h.hold_id = p_hold ORDER BY h.id DESC LIMIT 1;
    IF last_day < now() THEN RAISE EXCEPTION 'the hold has run out' USING ERRCODE = 'LG004'; END IF;
  END IF;
  PERFORM 1 FROM account x WHERE id IN (SELECT (j->>'account')::bigint FROM jsonb_array_elements(p_lines) j)
    AND NOT x.allow_negative ORDER BY id FOR NO KEY UPDATE;
  FOR line IN SELECT (j->>'account')::bigint AS account, (j->>'pence')::bigint AS pence FROM jsonb_array_elements(p_lines) j LOOP
    SELECT * INTO a FROM account x WHERE x.id = line.account;
    IF NOT FOUND THEN RAISE EXCEPTION 'no such account' USING ERRCODE = 'LG005'; END IF;
    IF NOT a.allow_negative THEN
      IF a.balance_pence + line.pence < 0 THEN
        RAISE EXCEPTION 'not enough money in account %', a.id USING ERRCODE = 'LG001'; END IF;
      UPDATE account SET balance_pence = balance_pence + line.pence, version = version + 1 WHERE id = a.id RETURNING * INTO a;
    END IF;
    INSERT INTO entry (transfer_id, account_id, amount_pence, balance_after_pence, account_version)
      VALUES (post.transfer_id, a.id, line.pence, a.balance_pence, a.version);
  END LOOP;
  IF p_kind = 'hold' THEN INSERT INTO hold_expiry (hold_id, expires_at) VALUES (transfer_id, p_expires); END IF;
END $$;

-- Moves a hold's last day: null when accepted work keeps it open.
CREATE FUNCTION extend_hold(p_hold bigint, p_expires timestamptz) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = ledger, pg_temp AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM transfer WHERE id = p_hold AND kind = 'hold') THEN RAISE EXCEPTION 'no such hold' USING ERRCODE = 'LG005'; END IF;
  INSERT INTO hold_expiry (hold_id, expires_at) VALUES (p_hold, p_expires);
END $$;

-- Balance of an account: kept, or summed for those that keep none.
CREATE FUNCTION balance(p_account bigint) RETURNS bigint LANGUAGE sql STABLE AS $$
  SELECT coalesce(a.balance_pence, (SELECT coalesce(sum(e.amount_pence), 0) FROM ledger.entry e WHERE e.account_id = a.id))
  FROM ledger.account a WHERE a.id = p_account
$$;

-- Holds that nothing has captured or released.
CREATE VIEW open_hold AS
  SELECT t.id, t.mode, t.subject_type, t.subject_id, t.created_at,
    (SELECT h.expires_at FROM ledger.hold_expiry h WHERE h.hold_id = t.id ORDER BY h.id DESC LIMIT 1) AS expires_at
  FROM ledger.transfer t
  WHERE t.kind = 'hold' AND NOT EXISTS (SELECT FROM ledger.transfer r WHERE r.hold_id = t.id);

-- Proof that the ledger holds: each problem names the row it is about.
CREATE FUNCTION verify() RETURNS jsonb LANGUAGE sql STABLE SECURITY DEFINER SET search_path = ledger, pg_temp AS $$
  WITH lines AS (
    SELECT transfer_id, jsonb_agg(jsonb_build_object('account', account_id, 'pence', amount_pence)) AS body FROM entry GROUP BY transfer_id),
  imbalance AS (
    SELECT t.id, shape_problem(t.id) AS problem FROM transfer t WHERE shape_problem(t.id) IS NOT NULL
    UNION ALL
    SELECT t.id, 'its lines are not those that were asked for' FROM transfer t JOIN lines l ON l.transfer_id = t.id
      WHERE t.request_hash <> request_hash(t.kind, l.body, t.hold_id, t.reverses_id, t.refunds_id)),
  running AS (
    SELECT e.id, e.account_id, e.balance_after_pence, e.account_version,
      sum(e.amount_pence) OVER w AS computed, row_number() OVER w AS n
    FROM entry e JOIN account a ON a.id = e.account_id AND NOT a.allow_negative
    WINDOW w AS (PARTITION BY e.account_id ORDER BY e.account_version)),
  drift AS (
    SELECT a.id AS account_id, NULL::bigint AS entry_id, format('balance %s, entries sum to %s', a.balance_pence, coalesce(s.total, 0)) AS problem
      FROM account a LEFT JOIN (SELECT account_id, sum(amount_pence) AS total, count(*) AS n FROM entry GROUP BY account_id) s ON s.account_id = a.id
      WHERE NOT a.allow_negative AND (a.balance_pence <> coalesce(s.total, 0) OR a.version <> coalesce(s.n, 0))
    UNION ALL
    SELECT account_id, id, format('running balance %s, computed %s', balance_after_pence, computed) FROM running
      WHERE balance_after_pence <> computed OR account_version <> n)
  SELECT jsonb_build_object(
    'transfers', (SELECT count(*) FROM transfer), 'entries', (SELECT count(*) FROM entry), 'accounts', (SELECT count(*) FROM account),
    'imbalances', (SELECT coalesce(jsonb_agg(jsonb_build_object('transferId', id, 'problem', problem) ORDER BY id), '[]') FROM imbalance),
    'drift', (SELECT coalesce(jsonb_agg(jsonb_build_object('accountId', account_id, 'entryId', entry_id, 'problem', problem) ORDER BY account_id, entry_id), '[]') FROM drift),
    'expiredHolds', (SELECT coalesce(jsonb_agg(jsonb_build_object('transferId', id, 'subject', subject_id) ORDER BY id), '[]')
      FROM open_hold WHERE expires_at < now() - interval '1 day'))
$$;
