-- Tables made of queries: what each column is called and what type it has.

CREATE TYPE mood AS ENUM ('glad', 'sad');
CREATE TYPE spot AS (x int, y int);
CREATE DOMAIN mail AS varchar(200);

CREATE TABLE people (
    id bigserial PRIMARY KEY,
    name varchar(80) NOT NULL,
    nick text,
    code char(4),
    email mail NOT NULL,
    age smallint,
    height real,
    weight double precision,
    wage numeric(10,2),
    born date,
    seen timestamp,
    made timestamptz(3) NOT NULL DEFAULT now(),
    wakes time,
    nap interval,
    likes text[],
    scores int[],
    traits jsonb,
    raw json,
    feels mood,
    at spot,
    photo bytea,
    home inet,
    net cidr,
    ref uuid,
    active boolean DEFAULT true,
    words tsvector
);
CREATE TABLE orders (
    id serial PRIMARY KEY,
    person_id bigint REFERENCES people (id),
    total numeric(12,2) NOT NULL,
    pieces int NOT NULL,
    placed timestamptz NOT NULL,
    note varchar(40)
);

-- queries in FROM
CREATE TABLE q1 AS SELECT s.* FROM (SELECT id, name FROM people) s;
CREATE TABLE q2 AS SELECT * FROM (SELECT id AS person, email, 1 AS one, 'x' AS letter, NULL AS nothing FROM people) s;
CREATE TABLE q3 AS SELECT a, b FROM (SELECT id, name FROM people) s (a, b);
CREATE TABLE q4 AS SELECT s.x, s.name FROM (SELECT id, name FROM people) AS s(x);
CREATE TABLE q5 AS SELECT p.id, o.* FROM people p, LATERAL (SELECT p.name AS who, o.total FROM orders o WHERE o.person_id = p.id) o;
CREATE TABLE q6 AS SELECT p.name, l.latest FROM people p LEFT JOIN LATERAL (SELECT max(placed) AS latest FROM orders WHERE person_id = p.id) l ON true;
CREATE TABLE q7 AS SELECT * FROM people AS p (key, called);
CREATE TABLE q8 AS SELECT v.a, v.b FROM (VALUES (1, 'x'), (2, 'y')) AS v (a, b);
CREATE TABLE q9 AS SELECT a, b FROM (VALUES (1, NULL), (2.5, now())) AS v (a, b);
CREATE TABLE q10 AS SELECT g AS n FROM generate_series(1, 10) g;
CREATE TABLE q11 AS SELECT d.day FROM generate_series(now(), now() + interval '1 day', interval '1 hour') AS d (day);
CREATE TABLE q12 AS SELECT p.id, l AS liked FROM people p, unnest(p.likes) l;
CREATE TABLE q13 AS SELECT p.id, e ->> 'k' AS k, e AS el FROM people p CROSS JOIN LATERAL jsonb_array_elements(p.traits -> 'list') AS e;
CREATE TABLE q14 AS SELECT * FROM (SELECT * FROM (SELECT id, wage FROM people) a) b;
CREATE TABLE q15 AS SELECT x.id AS xid, (x.total * 2) AS twice FROM (SELECT * FROM orders) x;
CREATE TABLE q16 AS SELECT p.id, k FROM people p, jsonb_object_keys(p.traits) AS k;
CREATE TABLE q17 AS SELECT p.id, e.key, e.value::text AS v FROM people p, jsonb_each(p.traits) e;

-- WITH
CREATE TABLE w1 AS WITH a AS (SELECT id, name FROM people) SELECT * FROM a;
CREATE TABLE w2 AS WITH a (x, y) AS (SELECT id, name FROM people), b AS (SELECT x, count(*) AS n FROM a GROUP BY x) SELECT a.y, b.n FROM a JOIN b ON a.x = b.x;
CREATE TABLE w3 AS WITH RECURSIVE r AS (SELECT 1 AS n UNION ALL SELECT n + 1 FROM r WHERE n < 5) SELECT n, n * 2 AS twice FROM r;
CREATE TABLE w4 AS WITH RECURSIVE r (id, path) AS (SELECT id, ARRAY[id] FROM orders UNION ALL SELECT o.id, r.path || o.id FROM orders o, r WHERE o.id = r.id + 1) SELECT * FROM r;
CREATE TABLE w5 AS WITH people AS (SELECT id, total FROM orders) SELECT * FROM people;
CREATE TABLE w6 AS WITH a AS (SELECT sum(pieces) AS pieces FROM orders) SELECT a.pieces, (SELECT max(total) FROM orders) AS top FROM a;
CREATE TABLE w7 AS WITH a AS MATERIALIZED (SELECT 'x' AS t, 2 AS i) SELECT t, i FROM a UNION ALL SELECT nick, age FROM people;
CREATE TABLE w8 AS SELECT * FROM (WITH a AS (SELECT id FROM people) SELECT id FROM a) s;

-- UNION, INTERSECT, EXCEPT
CREATE TABLE u1 AS SELECT id, name FROM people UNION SELECT id, note FROM orders;
CREATE TABLE u2 AS SELECT 1 AS i UNION SELECT 2.5;
CREATE TABLE u3 AS SELECT 'a' AS t, NULL AS n UNION ALL SELECT 'b', 3;
CREATE TABLE u4 AS SELECT age FROM people UNION ALL SELECT pieces FROM orders;
CREATE TABLE u5 AS SELECT born AS d FROM people UNION SELECT placed FROM orders;
CREATE TABLE u6 AS SELECT name FROM people UNION SELECT nick FROM people;
CREATE TABLE u7 AS SELECT nick FROM people INTERSECT SELECT name FROM people;
CREATE TABLE u8 AS SELECT id FROM people EXCEPT SELECT person_id FROM orders;
CREATE TABLE u9 AS SELECT id FROM people UNION (SELECT age FROM people UNION SELECT height FROM people);
CREATE TABLE u10 AS SELECT feels FROM people UNION SELECT feels FROM people;
CREATE TABLE u11 AS SELECT NULL AS n UNION ALL SELECT '1' UNION ALL SELECT nick FROM people;
CREATE TABLE u12 AS SELECT name FROM people UNION ALL SELECT name FROM people;
CREATE TABLE u13 AS SELECT home AS h FROM people UNION ALL SELECT net FROM people;
CREATE TABLE u14 AS SELECT * FROM (SELECT id, 'person' AS kind FROM people UNION ALL SELECT id, 'order' FROM orders) s;
CREATE TABLE u15 AS (SELECT traits AS j FROM people) UNION ALL (SELECT NULL);
CREATE TABLE u16 AS SELECT weight AS w FROM people UNION SELECT wage FROM people;
CREATE TABLE u17 AS SELECT height AS h FROM people UNION SELECT wage FROM people;

-- joins
CREATE TABLE j1 AS SELECT * FROM people JOIN (SELECT id, total FROM orders) o USING (id);
CREATE TABLE j2 AS SELECT id, total FROM people JOIN (SELECT id, total FROM orders) o USING (id);
CREATE TABLE j3 AS SELECT * FROM (SELECT id, name FROM people) a NATURAL JOIN (SELECT id, pieces FROM orders) b;
CREATE TABLE j4 AS SELECT * FROM (SELECT name, id FROM people) a LEFT JOIN (SELECT total, id FROM orders) b USING (id) LEFT JOIN (SELECT 1 AS z, name FROM people) c USING (name);
CREATE TABLE j5 AS SELECT * FROM (SELECT age AS k FROM people) a FULL JOIN (SELECT total AS k FROM orders) b USING (k);
CREATE TABLE j6 AS SELECT a.*, b.total FROM (SELECT id, name FROM people) a JOIN orders b USING (id);
CREATE TABLE j7 AS SELECT p.name, o.total FROM people p JOIN (orders o JOIN people q ON q.id = o.person_id) ON o.person_id = p.id;
CREATE TABLE j8 AS SELECT p.name, count(o.id) AS orders, coalesce(sum(o.total), 0) AS spent, min(o.placed) AS first FROM people p LEFT JOIN orders o ON o.person_id = p.id GROUP BY p.id, p.name;

-- scalar queries
CREATE TABLE s1 AS SELECT (SELECT name FROM people LIMIT 1), (SELECT count(*) FROM orders) AS n, (SELECT max(total) FROM orders o WHERE o.person_id = p.id) AS top FROM people p;
CREATE TABLE s2 AS SELECT ARRAY(SELECT id FROM people) AS ids, ARRAY(SELECT name FROM people), EXISTS (SELECT 1 FROM people) AS any_people;
CREATE TABLE s3 AS SELECT (SELECT 'x') AS x, (SELECT p.nick) AS nick, id IN (SELECT person_id FROM orders) AS ordered, id = ANY (SELECT 1) AS one FROM people p;
CREATE TABLE s4 AS SELECT (SELECT array_agg(o.note) FROM orders o WHERE o.person_id = people.id) AS notes FROM people;

-- aggregates
CREATE TABLE a1 AS SELECT max(age) AS age, max(id) AS id, max(name) AS name, max(nick) AS nick, max(code) AS code, max(wage) AS wage, max(born) AS born, max(made) AS made, max(nap) AS nap, max(height) AS height FROM people;
CREATE TABLE a2 AS SELECT min(seen) AS seen, min(wakes) AS wakes, min(weight) AS weight, min(home) AS home, min(net) AS net, min('x') AS x FROM people;
CREATE TABLE a3 AS SELECT sum(age) AS age, sum(id) AS id, sum(wage) AS wage, sum(height) AS height, sum(weight) AS weight, sum(nap) AS nap, sum(1) AS one FROM people;
CREATE TABLE a4 AS SELECT avg(age) AS age, avg(id) AS id, avg(wage) AS wage, avg(height) AS height, avg(weight) AS weight, avg(nap) AS nap FROM people;
CREATE TABLE a5 AS SELECT array_agg(id) AS ids, array_agg(name ORDER BY name) AS names, array_agg(DISTINCT feels) AS feels, array_agg(likes) AS likes FROM people;
CREATE TABLE a6 AS SELECT string_agg(name, ', ') AS names, string_agg(photo, '') AS photos, string_agg(DISTINCT nick, ',') AS nicks FROM people;
CREATE TABLE a7 AS SELECT json_agg(p) AS j, jsonb_agg(name) AS b, json_object_agg(id, name) AS o, jsonb_object_agg(id, name) AS bo FROM people p;
CREATE TABLE a8 AS SELECT bool_and(active) AS a, bool_or(active) AS o, every(active) AS e, bit_or(age) AS b, count(DISTINCT name) AS c FROM people;
CREATE TABLE a9 AS SELECT stddev(age) AS s, variance(weight) AS v, stddev_pop(wage) AS p, corr(height, weight) AS c FROM people;
CREATE TABLE a10 AS SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY age) AS median, percentile_disc(0.5) WITHIN GROUP (ORDER BY born) AS middle, mode() WITHIN GROUP (ORDER BY nick) AS mode, percentile_cont(0.5) WITHIN GROUP (ORDER BY nap) AS nap FROM people;
CREATE TABLE a11 AS SELECT sum(wage) FILTER (WHERE active) AS paid, count(*) FILTER (WHERE NOT active) AS gone FROM people;
CREATE TABLE a12 AS SELECT age, GROUPING(age) AS g, count(*) FROM people GROUP BY ROLLUP (age);

-- windows
CREATE TABLE n1 AS SELECT row_number() OVER (ORDER BY id) AS r, rank() OVER w AS k, dense_rank() OVER w AS d, percent_rank() OVER w AS p, ntile(4) OVER w AS t, cume_dist() OVER w AS c FROM people WINDOW w AS (ORDER BY age);
CREATE TABLE n2 AS SELECT lag(placed) OVER w AS before, lead(total, 1) OVER w AS after, first_value(note) OVER w AS first, sum(total) OVER w AS running, nth_value(pieces, 2) OVER w AS second FROM orders WINDOW w AS (PARTITION BY person_id ORDER BY placed);

-- one of several
CREATE TABLE c1 AS SELECT coalesce(nick, name) AS a, coalesce(name, nick) AS b, coalesce(name, '') AS c, coalesce(age, 0) AS d, coalesce(wage, 0) AS e, coalesce(NULL, born) AS f, coalesce(wage, wage) AS g FROM people;
CREATE TABLE c2 AS SELECT nullif(nick, '') AS a, nullif(age, 0) AS b, nullif(wage, 0) AS c, nullif(name, nick) AS d FROM people;
CREATE TABLE c3 AS SELECT greatest(age, 3) AS a, least(born, seen) AS b, greatest(made, now()) AS c, least(1, 2.5) AS d, greatest(wage, weight) AS e FROM people;
CREATE TABLE c4 AS SELECT CASE WHEN active THEN 'yes' ELSE 'no' END AS a, CASE WHEN active THEN age END AS b, CASE age WHEN 1 THEN 1 ELSE wage END AS c, CASE WHEN active THEN name ELSE nick END AS d, CASE WHEN active THEN NULL ELSE made END AS e, CASE WHEN active THEN 1 WHEN age > 3 THEN 2.5 END AS f FROM people;
CREATE TABLE c5 AS SELECT coalesce(feels, feels) AS a, coalesce(traits, '{}') AS b, coalesce(likes, '{}') AS c, coalesce(active, false) AS d, coalesce(ref, gen_random_uuid()) AS e FROM people;
CREATE TABLE c6 AS SELECT coalesce(name), nullif(nick, 'x'), greatest(age, 1), least(age, 1), CASE WHEN active THEN 1 END FROM people;
CREATE TABLE c7 AS SELECT CASE WHEN active THEN 1 ELSE age END, ARRAY[1, 2], ARRAY['x'] AS t, ARRAY[age, wage] AS n, ARRAY[name] AS v, ARRAY[[1], [2]] AS m FROM people;
CREATE TABLE c8 AS SELECT coalesce(email, email) AS e FROM people;

-- arithmetic
CREATE TABLE m1 AS SELECT age + 1 AS a, age + age AS b, id * 2 AS c, wage * 2 AS d, height * 2 AS e, height + height AS f, weight / 2 AS g, wage / weight AS h, age % 2 AS i, -age AS j, 5 / 2 AS k, 2 ^ 3 AS l, wage ^ 2 AS m FROM people;
CREATE TABLE m2 AS SELECT 1 + 1.5 AS a, 3000000000 AS b, 3000000000 + 1 AS c, 1e10 AS d, age + '1' AS e, id & 1 AS f, age << 2 AS g, ~age AS h, age * 1.5 AS i, id / 3.0 AS j FROM people;
CREATE TABLE m3 AS SELECT abs(age) AS a, round(wage, 1) AS b, round(weight) AS c, floor(wage) AS d, ceil(height) AS e, trunc(wage) AS f, mod(age, 2) AS g, mod(wage, 2) AS h, sqrt(age) AS i, power(age, 2) AS j, power(wage, 2) AS k, random() AS l, sign(wage) AS m, round(5) AS n, ln(weight) AS o FROM people;
CREATE TABLE m4 AS SELECT round(100.0 * count(*) / nullif(sum(pieces), 0), 2) AS share, (sum(total) / count(*))::numeric(10,2) AS mean FROM orders;

-- moments
CREATE TABLE t1 AS SELECT born + 1 AS a, born - 1 AS b, born - born AS c, born + interval '1 day' AS d, seen - seen AS e, made - seen AS f, made + interval '1 day' AS g, made - nap AS h, nap * 2 AS i, nap / 2 AS j, now() - made AS k, wakes + nap AS l, born + wakes AS m, now() - '2020-01-01' AS n FROM people;
CREATE TABLE t2 AS SELECT date_trunc('month', seen) AS a, date_trunc('month', made) AS b, date_trunc('month', born) AS c, date_trunc('hour', nap) AS d, extract(year FROM born) AS e, date_part('year', born) AS f, age(born) AS g, age(made, seen) AS h, EXTRACT(epoch FROM made)::bigint AS i FROM people;
CREATE TABLE t3 AS SELECT made AT TIME ZONE 'UTC' AS a, seen AT TIME ZONE 'UTC' AS b, to_char(made, 'YYYY') AS c, to_date('1', 'D') AS d, to_timestamp(0) AS e, make_date(2020, 1, 1) AS f, make_interval(days => 3) AS g, (made AT TIME ZONE 'UTC')::date AS h, timezone('UTC', made) AS i FROM people;
CREATE TABLE t4 AS SELECT current_date, current_timestamp, localtime, localtimestamp, current_time, current_date - born AS days, now()::date AS today, clock_timestamp() AS clock, statement_timestamp() FROM people;
CREATE TABLE t5 AS SELECT date_trunc('day', made), extract(dow FROM made), date_part('hour', made), age(made), now() FROM people;

-- texts
CREATE TABLE x1 AS SELECT name || ' ' || nick AS a, name || 1 AS b, 'x' || name AS c, id || '-' AS d, name || born AS e, code || nick AS f, concat(name, nick) AS g, concat_ws(' ', name, age) AS h, active || '' AS i FROM people;
CREATE TABLE x2 AS SELECT lower(name) AS a, upper(nick) AS b, initcap(name) AS c, trim(name) AS d, ltrim(name, 'x') AS e, length(name) AS f, left(name, 2) AS g, right(name, 2) AS h, substring(name FROM 1 FOR 2) AS i, substr(name, 1) AS j, replace(name, 'a', 'b') AS k, split_part(email, '@', 2) AS l, md5(email) AS m, position('a' IN name) AS n FROM people;
CREATE TABLE x3 AS SELECT regexp_replace(name, 'a', 'b') AS a, string_to_array(name, ',') AS b, array_to_string(likes, ',') AS c, format('%s', name) AS d, lpad(code, 8) AS e, repeat('x', 3) AS f, reverse(name) AS g, strpos(name, 'a') AS h, ascii(name) AS i, chr(65) AS j, encode(photo, 'hex') AS k, decode('', 'hex') AS l, quote_ident(name) AS m, substring(name, 'a.') AS n FROM people;
CREATE TABLE x4 AS SELECT name LIKE 'a%' AS a, name ~ 'x' AS b, name !~* 'x' AS c, name ILIKE 'x' AS d, name SIMILAR TO 'x' AS e, name COLLATE "C" AS f, octet_length(name) AS g, char_length(name) AS h, sha256(photo) AS i, length(photo) AS j, photo || photo AS k, overlay(name PLACING 'x' FROM 1) AS l FROM people;
CREATE TABLE x5 AS SELECT upper(name), trim(both 'x' from name) AS b, regexp_split_to_array(name, 'x') AS r, unnest(likes) AS l, current_user AS cu, session_user AS su, to_hex(3) AS hx, translate(name, 'a', 'b') AS tr FROM people;
CREATE TABLE x6 AS SELECT to_tsvector('english', name) AS a, words || to_tsvector(nick) AS b, to_tsquery('x') AS c, words @@ to_tsquery('x') AS d, ts_rank(words, to_tsquery('x')) AS e, setweight(words, 'A') AS f FROM people;

-- JSON and arrays
CREATE TABLE d1 AS SELECT traits -> 'a' AS a, traits ->> 'a' AS b, traits #> '{a}' AS c, traits #>> '{a}' AS d, raw -> 'a' AS e, raw ->> 'a' AS f, traits || '{}' AS g, traits - 'a' AS h, traits @> '{}' AS i, traits ? 'a' AS j, (traits ->> 'n')::int AS k, traits -> 'a' -> 'b' ->> 0 AS l FROM people;
CREATE TABLE d2 AS SELECT jsonb_build_object('a', name) AS a, json_build_array(1) AS b, to_jsonb(p) AS c, row_to_json(p) AS d, to_json(name) AS e, jsonb_set(traits, '{a}', '1') AS f, jsonb_typeof(traits) AS g, jsonb_array_length(traits) AS h, jsonb_strip_nulls(traits) AS i, json_extract_path_text(raw, 'a') AS j, jsonb_pretty(traits) AS k, jsonb_path_query_first(traits, '$.a') AS l FROM people p;
CREATE TABLE d3 AS SELECT likes || 'x'::text AS a, scores || 1 AS b, array_length(likes, 1) AS c, cardinality(likes) AS d, array_append(scores, 1) AS e, array_prepend(1, scores) AS f, array_remove(likes, 'x') AS g, array_position(likes, 'x') AS h, likes && likes AS i, 'x' = ANY (likes) AS j, array_cat(scores, scores) AS k, likes || likes AS l, 1 || scores AS m FROM people;
CREATE TABLE d4 AS SELECT jsonb_agg(jsonb_build_object('id', id)) AS a, json_agg(row_to_json(s)) AS b FROM (SELECT id, name FROM people) s;
CREATE TABLE d5 AS SELECT jsonb_array_elements(traits) AS el, jsonb_object_keys(traits) AS k, jsonb_array_elements_text(traits) AS t FROM people;

-- conditions
CREATE TABLE b1 AS SELECT age > 3 AS a, age BETWEEN 1 AND 2 AS b, age IN (1, 2) AS c, age IS NULL AS d, active AND age > 1 AS e, NOT active AS f, active IS TRUE AS g, name IS DISTINCT FROM nick AS h, (age, id) = (1, 2) AS i, starts_with(name, 'x') AS j, net >>= home AS k, net << net AS l FROM people;

-- what only the server tells
CREATE TABLE o1 AS SELECT gen_random_uuid() AS a, nextval('orders_id_seq') AS b, pg_size_pretty(1::bigint) AS c, current_setting('x', true) AS d, version() AS e, host(home) AS f, masklen(home) AS g, network(home) AS h, txid_current() > 0 AS i FROM people;
CREATE TABLE o2 AS SELECT id AS a, p.email AS b, feels AS c, at AS d, home AS e, made AS f FROM people p WITH NO DATA;
CREATE TABLE o3 (a, b) AS SELECT max(id), lower(name) FROM people GROUP BY name;
CREATE TABLE o4 AS VALUES (1, 'x');
ALTER TABLE o4 RENAME column1 TO a;
ALTER TABLE o4 RENAME column2 TO b;

-- views between
CREATE VIEW v1 AS SELECT p.id, lower(p.name) AS name, (SELECT sum(total) FROM orders o WHERE o.person_id = p.id) AS spent FROM people p;
CREATE VIEW v2 AS WITH a AS (SELECT id, spent FROM v1) SELECT id, coalesce(spent, 0) AS spent, CASE WHEN spent > 100 THEN 'big' ELSE 'small' END AS size FROM a UNION ALL SELECT id, total, note FROM orders;
CREATE TABLE v3 AS SELECT * FROM v2;
CREATE MATERIALIZED VIEW v4 AS SELECT date_trunc('month', placed) AS month, sum(total) AS total, count(*) AS n FROM orders GROUP BY 1;
CREATE TABLE v5 AS SELECT v4.*, total / n AS mean FROM v4;
CREATE TABLE v6 (LIKE v2);

-- SELECT INTO
SELECT id, lower(name) AS name INTO i1 FROM people;
SELECT s.* INTO i2 FROM (SELECT id, max(total) AS top FROM orders GROUP BY id) s;
WITH a AS (SELECT age, count(*) AS n FROM people GROUP BY age) SELECT a.age, n, n * 1.5 AS more INTO i3 FROM a;
SELECT id, 'p' AS kind INTO i4 FROM people UNION ALL SELECT id, note FROM orders;
SELECT p.name, coalesce(o.total, 0) AS total, o.placed::date AS day INTO TABLE i5 FROM people p LEFT JOIN orders o ON o.person_id = p.id;
SELECT traits ->> 'city' AS city, array_agg(DISTINCT id) AS ids, string_agg(nick, ',') AS nicks INTO i6 FROM people GROUP BY 1;
SELECT CASE WHEN age < 18 THEN 'child' ELSE 'adult' END AS band, extract(year FROM age(born)) AS years INTO UNLOGGED i7 FROM people;
SELECT * INTO i8 FROM people JOIN (SELECT person_id AS id, pieces FROM orders) o USING (id);
