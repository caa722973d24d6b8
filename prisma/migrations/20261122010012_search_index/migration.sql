-- Search that stays quick (docs/decisions/011): each tag of a directory has a place among the bits of three numbers, so
-- that an index can hold everything a search asks of a profile, and is read without touching the profiles themselves.
CREATE TABLE search_tag (
  directory text NOT NULL CHECK (directory IN ('assistant', 'planner')),
  tag text NOT NULL,
  place integer NOT NULL CHECK (place BETWEEN 0 AND 188),
  CONSTRAINT search_tag_pkey PRIMARY KEY (directory, tag)
);
CREATE UNIQUE INDEX search_tag_directory_place_key ON search_tag (directory, place);

ALTER TABLE assistant ADD COLUMN tag_bits_1 bigint NOT NULL DEFAULT 0, ADD COLUMN tag_bits_2 bigint NOT NULL DEFAULT 0,
  ADD COLUMN tag_bits_3 bigint NOT NULL DEFAULT 0;
ALTER TABLE planner ADD COLUMN tag_bits_1 bigint NOT NULL DEFAULT 0, ADD COLUMN tag_bits_2 bigint NOT NULL DEFAULT 0,
  ADD COLUMN tag_bits_3 bigint NOT NULL DEFAULT 0;

-- The three numbers of some tags. `known`: how many of them anybody has ever had.
CREATE FUNCTION search_bits(of_directory text, tags text[], OUT known integer, OUT bits_1 bigint, OUT bits_2 bigint, OUT bits_3 bigint)
LANGUAGE sql STABLE AS $$
  SELECT count(*)::int,
    coalesce(bit_or(1::bigint << place) FILTER (WHERE place < 63), 0),
    coalesce(bit_or(1::bigint << (place - 63)) FILTER (WHERE place BETWEEN 63 AND 125), 0),
    coalesce(bit_or(1::bigint << (place - 126)) FILTER (WHERE place > 125), 0)
  FROM search_tag WHERE directory = of_directory AND tag = ANY (tags)
$$;

-- Whoever writes search_tags, the bits follow. A tag never seen before gets the next place, one writer at a time.
CREATE FUNCTION keep_search_bits() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  found record;
  tags text[] := ARRAY(SELECT DISTINCT tag FROM unnest(NEW.search_tags) AS tag WHERE tag IS NOT NULL);
BEGIN
  SELECT * INTO found FROM search_bits(TG_TABLE_NAME, tags);
  IF found.known < cardinality(tags) THEN
    PERFORM pg_advisory_xact_lock(hashtextextended('search_tag ' || TG_TABLE_NAME, 0));
    INSERT INTO search_tag (directory, tag, place)
      SELECT TG_TABLE_NAME, added.tag,
        (SELECT count(*) FROM search_tag WHERE directory = TG_TABLE_NAME) + row_number() OVER (ORDER BY added.tag) - 1
      FROM unnest(tags) AS added (tag)
      WHERE NOT EXISTS (SELECT FROM search_tag AS had WHERE had.directory = TG_TABLE_NAME AND had.tag = added.tag);
    SELECT * INTO found FROM search_bits(TG_TABLE_NAME, tags);
  END IF;
  NEW.tag_bits_1 := found.bits_1;
  NEW.tag_bits_2 := found.bits_2;
  NEW.tag_bits_3 := found.bits_3;
  RETURN NEW;
END $$;
CREATE TRIGGER assistant_search_bits BEFORE INSERT OR UPDATE OF search_tags, tag_bits_1, tag_bits_2, tag_bits_3 ON assistant
  FOR EACH ROW EXECUTE FUNCTION keep_search_bits();
CREATE TRIGGER planner_search_bits BEFORE INSERT OR UPDATE OF search_tags, tag_bits_1, tag_bits_2, tag_bits_3 ON planner
  FOR EACH ROW EXECUTE FUNCTION keep_search_bits();
UPDATE assistant SET search_tags = search_tags;
UPDATE planner SET search_tags = search_tags;
GRANT EXECUTE ON FUNCTION search_bits TO ownway_app;

-- One index for each order that a search is walked in; each holds all that a filter looks at
DROP INDEX assistant_search_rate, assistant_search_start, assistant_search_place, planner_search_place;
CREATE INDEX assistant_search_rate ON assistant (hourly_rate_pence, id)
  INCLUDE (tag_bits_1, tag_bits_2, tag_bits_3, starts_from, easting, northing, travel_miles)
  WHERE status = 'published' AND taking_new_work;
CREATE INDEX assistant_search_start ON assistant (starts_from NULLS FIRST, id)
  INCLUDE (tag_bits_1, tag_bits_2, tag_bits_3, hourly_rate_pence, easting, northing, travel_miles)
  WHERE status = 'published' AND taking_new_work;
CREATE INDEX assistant_search_place ON assistant USING gist (point(easting, northing))
  INCLUDE (tag_bits_1, tag_bits_2, tag_bits_3, hourly_rate_pence, starts_from, easting, northing, travel_miles, id)
  WHERE status = 'published' AND taking_new_work;
CREATE INDEX planner_search_start ON planner (taking_new_people DESC, starts_from NULLS FIRST, id)
  INCLUDE (tag_bits_1, tag_bits_2, tag_bits_3, easting, northing, travel_miles)
  WHERE status = 'published';
CREATE INDEX planner_search_place ON planner USING gist (point(easting, northing))
  INCLUDE (tag_bits_1, tag_bits_2, tag_bits_3, taking_new_people, starts_from, easting, northing, travel_miles, id)
  WHERE status = 'published';
