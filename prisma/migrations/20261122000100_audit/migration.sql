-- The audit chain: append-only, each row's hash covers the one before it (QUALITY: Audit).
CREATE SCHEMA audit;

INSERT INTO public.audit_head (id, length, hash) VALUES (true, 0, sha256('ownway audit chain'::bytea));

CREATE FUNCTION audit.forbid() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the audit chain is append-only: % on %', TG_OP, TG_TABLE_NAME USING ERRCODE = '23001';
END $$;
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON public.audit_event FOR EACH ROW EXECUTE FUNCTION audit.forbid();
CREATE TRIGGER append_only_all BEFORE TRUNCATE ON public.audit_event FOR EACH STATEMENT EXECUTE FUNCTION audit.forbid();

-- jsonb's own text form is canonical: keys sorted, no duplicate keys, one spacing.
CREATE FUNCTION audit.canonical(e public.audit_event) RETURNS bytea LANGUAGE sql STABLE AS $$
  SELECT convert_to(jsonb_build_object(
    'seq', e.seq, 'at', to_char(e.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
    'actorAccountId', e.actor_account_id, 'actorRole', e.actor_role, 'personId', e.person_id, 'grantId', e.grant_id,
    'assistedSessionId', e.assisted_session_id, 'areaId', e.area_id, 'action', e.action,
    'objectType', e.object_type, 'objectId', e.object_id, 'detail', e.detail, 'requestId', e.request_id)::text, 'UTF8')
$$;

-- The only writer. It locks the end of the chain until the transaction ends, so callers append last of all.
CREATE FUNCTION audit.append(p_events jsonb) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  x jsonb;
  head public.audit_head;
  e public.audit_event;
BEGIN
  SELECT * INTO STRICT head FROM audit_head FOR UPDATE;
  FOR x IN SELECT value FROM jsonb_array_elements(p_events) LOOP
    e.seq := head.length + 1;
    e.at := date_trunc('milliseconds', clock_timestamp());
    e.actor_account_id := (x->>'actorAccountId')::uuid;
    e.actor_role := x->>'actorRole';
    e.person_id := (x->>'personId')::uuid;
    e.grant_id := (x->>'grantId')::uuid;
    e.assisted_session_id := (x->>'assistedSessionId')::uuid;
    e.area_id := (x->>'areaId')::uuid;
    e.action := x->>'action';
    e.object_type := x->>'objectType';
    e.object_id := x->>'objectId';
    e.detail := coalesce(x->'detail', '{}'::jsonb);
    e.request_id := x->>'requestId';
    e.previous_hash := head.hash;
    e.hash := sha256(head.hash || audit.canonical(e));
    INSERT INTO audit_event SELECT e.*;
    head.length := e.seq;
    head.hash := e.hash;
  END LOOP;
  UPDATE audit_head SET length = head.length, hash = head.hash;
END $$;

-- Every row that does not follow from the one before it, and a chain that is shorter or longer than its head says.
CREATE FUNCTION audit.problems() RETURNS TABLE (seq bigint, problem text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  WITH rows AS (
    SELECT e.seq, e.previous_hash, e.hash, sha256(e.previous_hash || audit.canonical(e)) AS computed,
      lag(e.hash, 1, sha256('ownway audit chain'::bytea)) OVER (ORDER BY e.seq) AS before,
      lag(e.seq, 1, 0::bigint) OVER (ORDER BY e.seq) AS seq_before
    FROM audit_event e)
  SELECT r.seq, CASE
    WHEN r.seq <> r.seq_before + 1 THEN 'rows are missing before this one'
    WHEN r.previous_hash <> r.before THEN 'does not follow from the row before'
    ELSE 'was changed after it was written' END
  FROM rows r WHERE r.seq <> r.seq_before + 1 OR r.previous_hash <> r.before OR r.hash <> r.computed
  UNION ALL
  SELECT h.length, 'the last rows are missing or were added by hand'
  FROM audit_head h LEFT JOIN LATERAL (SELECT e.seq, e.hash FROM audit_event e ORDER BY e.seq DESC LIMIT 1) l ON true
  WHERE h.length <> coalesce(l.seq, 0) OR h.hash <> coalesce(l.hash, sha256('ownway audit chain'::bytea))
$$;
