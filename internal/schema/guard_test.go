package schema

import (
	"testing"

	"github.com/pare-dev/pare/internal/schema/lex"
)

// folded gives the catalog that statements of PostgreSQL make.
func folded(sql string) *catalog {
	d := postgresDialect()
	c := newCatalog("shop", d)
	s := readScript(d, "s.sql", sql)
	c.run(s, &ahead{scripts: []*script{s}})
	return c
}

// condition gives the tokens of a text.
func condition(sql string) (*script, []lex.Token) {
	d := postgresDialect()
	s := &script{file: "s.sql", src: sql, lines: lex.NewLines(sql), d: d}
	sc := lex.New(sql, d.lex)
	sc.Scan()
	return s, sc.Statement().Tokens
}

func TestGuards(t *testing.T) {
	c := folded(`
CREATE TABLE users (id int PRIMARY KEY, email varchar(80) NOT NULL, tags text[], CONSTRAINT users_email_key UNIQUE (email), CONSTRAINT adult CHECK (id > 18), age int CHECK (age > 0));
ALTER TABLE users ADD CONSTRAINT later CHECK (id > 0);
CREATE TABLE auth.log (user_id int, CONSTRAINT log_user_fk FOREIGN KEY (user_id) REFERENCES users (id));
CREATE TABLE p (id int) PARTITION BY LIST (id); CREATE TABLE p1 PARTITION OF p DEFAULT; CREATE TABLE p2 PARTITION OF p FOR VALUES IN (2);
CREATE VIEW v AS SELECT 1; CREATE TABLE dark AS SELECT * FROM nowhere();`)
	vars := &scope{names: map[string]value{"t": constant("users"), "n": number(2), "who": {}}}
	for _, tc := range []struct {
		cond string
		want answer
	}{
		{"EXISTS (SELECT 1 FROM information_schema.tables WHERE table_schema = 'public' AND table_name = 'users')", yes},
		{"NOT EXISTS (SELECT FROM information_schema.tables WHERE table_name = 'nope')", yes},
		{"exists(select * from pg_tables where tablename = t and schemaname = current_schema())", yes},
		{"EXISTS (SELECT 1 FROM information_schema.columns WHERE table_name='users' AND column_name='email' AND data_type <> 'text')", yes},
		{"EXISTS (SELECT 1 FROM information_schema.columns WHERE table_name='users' AND column_name='phone')", no},
		{"EXISTS (SELECT 1 FROM information_schema.columns WHERE table_name='dark' AND column_name='phone')", unsure},
		{"EXISTS (SELECT 1 FROM information_schema.columns WHERE table_name='v' AND column_name='x')", unsure},
		{"EXISTS (SELECT 1 FROM information_schema.columns c WHERE c.table_name='users' AND c.column_name='email' AND c.is_nullable = 'YES')", no},
		{"EXISTS (SELECT 1 FROM pg_attribute WHERE attrelid = 'users'::regclass AND attname = 'email' AND NOT attisdropped)", yes},
		{"EXISTS (SELECT 1 FROM pg_attribute a JOIN pg_class c ON a.attrelid = c.oid JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = 'auth' AND c.relname = 'log' AND a.attname = 'user_id' AND a.attnum > 0)", yes},
		{"EXISTS (SELECT 1 FROM pg_constraint WHERE conname = 'log_user_fk' AND conrelid = 'auth.log'::regclass)", yes},
		{"EXISTS (SELECT 1 FROM pg_constraint WHERE conname = 'log_user_fk' AND conrelid = 'users'::regclass)", no},
		{"EXISTS (SELECT 1 FROM pg_constraint WHERE conname = 'adult' AND contype = 'c')", yes},
		{"EXISTS (SELECT 1 FROM information_schema.table_constraints WHERE constraint_name = 'later' AND constraint_type = 'CHECK')", yes},
		{"EXISTS (SELECT 1 FROM pg_constraint WHERE conname = 'users_age_check') AND EXISTS (SELECT 1 FROM pg_constraint WHERE conname = 'later' AND contype <> 'u')", yes},
		{"EXISTS (SELECT 1 FROM information_schema.columns WHERE table_name = 'users' AND column_name = 'email' AND character_maximum_length < 255 AND is_identity = 'NO')", yes},
		{"EXISTS (SELECT constraint_name FROM information_schema.table_constraints WHERE constraint_type = 'PRIMARY KEY' AND table_name = 'users')", yes},
		{"EXISTS (SELECT 1 FROM information_schema.constraint_column_usage WHERE table_name = 'users' AND constraint_name = 'log_user_fk')", yes},
		{"EXISTS (SELECT 1 FROM pg_indexes WHERE indexname = 'i')", unsure},
		{"EXISTS (SELECT 1 FROM pg_type WHERE typname = 'mood')", unsure},
		{"EXISTS (SELECT 1 FROM pg_roles WHERE rolname = 'me') AND EXISTS (SELECT 1 FROM pg_tables WHERE tablename = 'nope')", no},
		{"EXISTS (SELECT 1 FROM users WHERE id = 1)", unsure},
		{"EXISTS (SELECT 1 FROM users WHERE false)", no},
		{"to_regclass('public.users') IS NOT NULL AND to_regclass('nope') IS NULL", yes},
		{"(SELECT count(*) FROM pg_inherits WHERE inhparent = 'p'::regclass) = n", yes},
		{"(SELECT count(*) = 2 FROM information_schema.columns WHERE table_name = 'users' AND column_name IN ('id', 'email'))", yes},
		{"(SELECT data_type FROM information_schema.columns WHERE table_name = 'users' AND column_name = 'email') = 'character varying'", yes},
		{"(SELECT data_type FROM information_schema.columns WHERE table_name = 'users' AND column_name = 'tags') = 'ARRAY'", yes},
		{"who = 'x' OR t LIKE 'us%'", yes},
		{"who = 'x'", unsure},
		{"NOT (who = 'x' AND t = 'y')", yes},
		{"n BETWEEN 1 AND 3 AND n > 1 AND n + 1 = 3 AND t IN ('users', 'x') AND t NOT IN ('y') AND NULL IS NULL", yes},
		{"t || '_x' = format('%s_%I', t, 'x') AND lower('ABC') = 'abc' AND coalesce(NULL, t) = 'users'", yes},
		{"format('a_%s', who) = 'b_1'", no},
		{"CASE WHEN n = 1 THEN true WHEN n = 2 THEN false END", no},
		{"NULL", no},
		{"t = NULL", no},
		{"t = ANY (ARRAY['a', 'users'])", yes},
		{"EXISTS (SELECT 1 FROM pg_class c LEFT JOIN pg_inherits i ON i.inhrelid = c.oid WHERE c.relname = 'users' AND i.inhparent IS NULL)", yes},
		{"EXISTS (SELECT 1 FROM unnest(ARRAY['a', 'b']) AS u(name) WHERE name = 'b')", yes},
		{"frobnicate the table", unsure},
		{"", unsure},
		{"((((", unsure},
	} {
		s, toks := condition(tc.cond)
		if got := c.guard(s, toks, vars); got != tc.want {
			t.Errorf("%s: got %d, want %d", tc.cond, got, tc.want)
		}
	}
}
