-- One full check a posting instead of one a line, lines written in one statement, and a proof that reads each row once.
SET LOCAL search_path = ledger;

-- An allocation runs one way between funding and pots: never from pot to pot.
CREATE FUNCTION allocation_problem(p_id bigint) RETURNS text LANGUAGE sql STABLE SET search_path = ledger, pg_temp AS $$
  SELECT CASE WHEN bool_and(a.kind = CASE WHEN e.amount_pence < 0 THEN 'funding' ELSE 'available' END)
    OR bool_and(a.kind = CASE WHEN e.amount_pence < 0 THEN 'available' ELSE 'funding' END)
    THEN NULL ELSE 'an allocation runs between funding and a pot' END
  FROM entry e JOIN account a ON a.id = e.account_id WHERE e.transfer_id = p_id
$$;

-- All lines of a transfer are written by one statement, so each statement's transfers are whole and are checked at once.
-- A line added later is checked too: its transfer would no longer balance.
DROP TRIGGER shaped ON entry;
DROP TRIGGER shaped ON transfer;
DROP FUNCTION check_shape();
CREATE FUNCTION check_lines() RETURNS trigger LANGUAGE plpgsql SET search_path = ledger, pg_temp SET plan_cache_mode = force_generic_plan AS $$
DECLARE
  tid bigint; problem text;
BEGIN
  FOR tid IN SELECT DISTINCT transfer_id FROM written LOOP
    problem := shape_problem(tid);
    IF problem IS NULL AND (SELECT kind FROM transfer WHERE id = tid) = 'allocate' THEN problem := allocation_problem(tid); END IF;
    IF problem IS NOT NULL THEN RAISE EXCEPTION 'transfer %: %', tid, problem USING ERRCODE = '23514'; END IF;
  END LOOP;
  RETURN NULL;
END $$;
CREATE TRIGGER shaped AFTER INSERT ON entry REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION check_lines();

-- A transfer without any line has no statement that would check it: this waits for the commit.
CREATE FUNCTION check_has_lines() RETURNS trigger LANGUAGE plpgsql SET search_path = ledger, pg_temp AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM entry WHERE transfer_id = NEW.id) THEN
    RAISE EXCEPTION 'transfer %: unbalanced: no lines', NEW.id USING ERRCODE = '23514'; END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER has_lines AFTER INSERT ON transfer DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION check_has_lines();

CREATE OR REPLACE FUNCTION post(p_key text, p_kind transfer_kind, p_lines jsonb, p_subject_type text, p_subject_id text, p_actor text,
  p_hold bigint DEFAULT NULL, p_reverses bigint DEFAULT NULL, p_refunds bigint DEFAULT NULL, p_expires timestamptz DEFAULT NULL,
  OUT transfer_id bigint, OUT replayed boolean)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = ledger, pg_temp SET plan_cache_mode = force_generic_plan AS $$
DECLARE
  wanted bytea := request_hash(p_kind, p_lines, p_hold, p_reverses, p_refunds);
  accounts bigint[]; pence bigint[]; before transfer; money money_mode; last_day timestamptz; short bigint; known int;
BEGIN
  SELECT array_agg((j->>'account')::bigint), array_agg((j->>'pence')::bigint) INTO accounts, pence FROM jsonb_array_elements(p_lines) j;
  SELECT min(x.mode), count(*) INTO money, known FROM account x WHERE x.id = ANY (accounts);
  IF known IS DISTINCT FROM cardinality(accounts) THEN
    RAISE EXCEPTION 'no such account, or one named twice' USING ERRCODE = 'LG005'; END IF;
  INSERT INTO transfer (mode, idempotency_key, request_hash, kind, hold_id, reverses_id, refunds_id, subject_type, subject_id, actor_id)
    VALUES (money, p_key, wanted, p_kind, p_hold, p_reverses, p_refunds, p_subject_type, p_subject_id, p_actor)
    ON CONFLICT (idempotency_key) DO NOTHING RETURNING id INTO transfer_id;
  IF transfer_id IS NULL THEN
    SELECT * INTO before FROM transfer t WHERE t.idempotency_key = p_key;
    -- What it is about counts too: one key never serves two engagements
    IF before.request_hash <> wanted OR before.subject_type <> p_subject_type OR before.subject_id <> p_subject_id THEN
      RAISE EXCEPTION 'this key was used for another transfer' USING ERRCODE = 'LG002'; END IF;
    transfer_id := before.id;
    replayed := true;
    RETURN;
  END IF;
  replayed := false;
  IF p_kind = 'capture' THEN
    SELECT h.expires_at INTO last_day FROM hold_expiry h WHERE h.hold_id = p_hold ORDER BY h.id DESC LIMIT 1;
    IF last_day < now() THEN RAISE EXCEPTION 'the hold has run out' USING ERRCODE = 'LG004'; END IF;
  END IF;
  -- Refunds of one capture wait for each other: together they never come to more than it
  IF p_kind = 'refund' THEN PERFORM 1 FROM transfer t WHERE t.id = p_refunds FOR NO KEY UPDATE; END IF;
  -- Locked in the order of their ids, so that no two postings can wait for each other. Locking reads the newest balances
  SELECT min(x.id) FILTER (WHERE x.balance_pence + x.pence < 0) INTO short FROM (
    SELECT a.id, a.balance_pence, pence[array_position(accounts, a.id)] AS pence FROM account a
    WHERE a.id = ANY (accounts) AND NOT a.allow_negative ORDER BY a.id FOR NO KEY UPDATE) x;
  IF short IS NOT NULL THEN RAISE EXCEPTION 'not enough money in account %', short USING ERRCODE = 'LG001'; END IF;
  WITH moved AS (
    UPDATE account a SET balance_pence = a.balance_pence + pence[array_position(accounts, a.id)], version = a.version + 1
      WHERE a.id = ANY (accounts) AND NOT a.allow_negative RETURNING a.id, a.balance_pence, a.version)
  INSERT INTO entry (transfer_id, account_id, amount_pence, balance_after_pence, account_version)
    SELECT post.transfer_id, line.account, line.pence, moved.balance_pence, moved.version
      FROM unnest(accounts, pence) AS line (account, pence) LEFT JOIN moved ON moved.id = line.account;
  IF p_kind = 'hold' THEN INSERT INTO hold_expiry (hold_id, expires_at) VALUES (transfer_id, p_expires); END IF;
END $$;

-- Every rule of shape, over all transfers at once. Written apart from shape_problem() on purpose: the proof does not lean on
-- the code that guards the door, and it reads each row once.
CREATE FUNCTION shape_problems() RETURNS TABLE (transfer_id bigint, problem text)
LANGUAGE sql STABLE SET search_path = ledger, pg_temp AS $$
  WITH line AS MATERIALIZED (
    SELECT t.id, t.kind, t.mode, t.hold_id, t.reverses_id, t.refunds_id, e.account_id, e.amount_pence AS pence,
      a.kind AS account, a.owner_type, a.owner_id, a.mode AS account_mode
    FROM transfer t JOIN entry e ON e.transfer_id = t.id JOIN account a ON a.id = e.account_id),
  total AS (SELECT id, sum(pence) AS pence, count(*) AS n FROM line GROUP BY id)
  SELECT t.id, format('unbalanced: sum=%s lines=%s', coalesce(total.pence, 0), coalesce(total.n, 0))
    FROM transfer t LEFT JOIN total ON total.id = t.id WHERE total.id IS NULL OR total.pence <> 0 OR total.n < 2
  UNION SELECT id, 'test and live money do not mix' FROM line WHERE account_mode <> mode
  UNION SELECT id, 'an allocation runs between funding and a pot' FROM line WHERE kind = 'allocate' GROUP BY id
    HAVING NOT (bool_and(account = CASE WHEN pence < 0 THEN 'funding' ELSE 'available' END)
      OR bool_and(account = CASE WHEN pence < 0 THEN 'available' ELSE 'funding' END))
  UNION SELECT id, 'a hold moves money from available to held' FROM line WHERE kind = 'hold'
    AND NOT CASE WHEN pence < 0 THEN account IN ('available', 'adjustments') ELSE account IN ('held', 'adjustments-held') END
  UNION SELECT id, 'a hold stays within its owner' FROM line WHERE kind = 'hold' GROUP BY id, owner_type, owner_id HAVING sum(pence) <> 0
  UNION SELECT t.id, 'not the hold of anything' FROM transfer t JOIN transfer h ON h.id = t.hold_id WHERE h.kind <> 'hold'
  UNION SELECT coalesce(h.id, o.id), 'does not match its hold''s accounts and amounts'
    FROM (SELECT t.id, l.account_id, l.pence FROM transfer t JOIN line l ON l.id = t.hold_id WHERE l.pence > 0) h
    FULL JOIN (SELECT id, account_id, -pence AS pence FROM line WHERE hold_id IS NOT NULL AND pence < 0) o
      ON o.id = h.id AND o.account_id = h.account_id WHERE h.pence IS DISTINCT FROM o.pence
  UNION SELECT l.id, 'money would go somewhere the hold did not name' FROM line l
    LEFT JOIN line h ON h.id = l.hold_id AND h.account_id = l.account_id
    WHERE l.hold_id IS NOT NULL AND l.pence > 0 AND NOT ((l.kind = 'capture' AND l.account = 'owed') OR coalesce(-h.pence, 0) >= l.pence)
  UNION SELECT id, 'a capture owes somebody something' FROM line WHERE kind = 'capture' GROUP BY id
    HAVING NOT bool_or(account = 'owed' AND pence > 0)
  UNION SELECT t.id, 'only a capture can be refunded' FROM transfer t JOIN transfer c ON c.id = t.refunds_id WHERE c.kind <> 'capture'
  UNION SELECT b.last, 'refunds would come to more than was captured'
    FROM (SELECT refunds_id, account_id, account, -sum(pence) AS back, max(id) AS last FROM line
      WHERE refunds_id IS NOT NULL AND pence < 0 GROUP BY refunds_id, account_id, account) b
    LEFT JOIN line c ON c.id = b.refunds_id AND c.account_id = b.account_id AND c.pence > 0
    WHERE b.account <> 'owed' OR b.back > coalesce(c.pence, 0)
  UNION SELECT b.last, 'a refund goes back where the money came from'
    FROM (SELECT refunds_id, account_id, sum(pence) AS back, max(id) AS last FROM line
      WHERE refunds_id IS NOT NULL AND pence > 0 GROUP BY refunds_id, account_id) b
    JOIN transfer t ON t.id = b.refunds_id
    LEFT JOIN line h ON h.id = t.hold_id AND h.account_id = b.account_id AND h.pence < 0
    LEFT JOIN line c ON c.id = b.refunds_id AND c.account_id = b.account_id AND c.pence > 0
    WHERE b.back > coalesce(-h.pence, 0) - coalesce(c.pence, 0)
  UNION SELECT t.id, 'only an allocation or a payment is reversed; a hold is released and a capture refunded'
    FROM transfer t JOIN transfer o ON o.id = t.reverses_id WHERE o.kind NOT IN ('allocate', 'payment')
  UNION SELECT coalesce(o.id, r.id), 'a reversal is the exact negation of what it reverses'
    FROM (SELECT t.id, l.account_id, l.pence FROM transfer t JOIN line l ON l.id = t.reverses_id) o
    FULL JOIN (SELECT id, account_id, -pence AS pence FROM line WHERE reverses_id IS NOT NULL) r
      ON r.id = o.id AND r.account_id = o.account_id WHERE o.pence IS DISTINCT FROM r.pence
  UNION SELECT id, 'a payment settles what is owed' FROM line WHERE kind = 'payment'
    AND NOT CASE WHEN pence < 0 THEN account = 'owed' ELSE account = 'paid-out' END
$$;

-- Proof that the ledger holds: each problem names the row it is about.
CREATE OR REPLACE FUNCTION verify() RETURNS jsonb LANGUAGE sql STABLE SECURITY DEFINER SET search_path = ledger, pg_temp AS $$
  WITH lines AS MATERIALIZED (
    SELECT transfer_id, jsonb_agg(jsonb_build_object('account', account_id, 'pence', amount_pence)) AS body FROM entry GROUP BY transfer_id),
  imbalance AS (
    SELECT transfer_id AS id, problem FROM shape_problems()
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
      WHERE balance_after_pence IS DISTINCT FROM computed OR account_version IS DISTINCT FROM n)
  SELECT jsonb_build_object(
    'transfers', (SELECT count(*) FROM transfer), 'entries', (SELECT count(*) FROM entry), 'accounts', (SELECT count(*) FROM account),
    'imbalances', (SELECT coalesce(jsonb_agg(jsonb_build_object('transferId', id, 'problem', problem) ORDER BY id, problem), '[]') FROM imbalance),
    'drift', (SELECT coalesce(jsonb_agg(jsonb_build_object('accountId', account_id, 'entryId', entry_id, 'problem', problem) ORDER BY account_id, entry_id), '[]') FROM drift),
    'expiredHolds', (SELECT coalesce(jsonb_agg(jsonb_build_object('transferId', id, 'subjectType', subject_type, 'subjectId', subject_id) ORDER BY id), '[]')
      FROM open_hold WHERE expires_at < now() - interval '1 day'))
$$;

REVOKE ALL ON FUNCTION allocation_problem, shape_problems, check_lines, check_has_lines FROM PUBLIC;
GRANT EXECUTE ON FUNCTION allocation_problem, shape_problems TO ownway_app;
