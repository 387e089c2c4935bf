-- A shop's tables, in as many ways of writing as SQLite has.
PRAGMA foreign_keys = ON;
CREATE TABLE IF NOT EXISTS "customers" (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  'email' TEXT NOT NULL UNIQUE ON CONFLICT ABORT COLLATE NOCASE, -- pare: category=user.contact.email
  [full name] VARYING CHARACTER (80) DEFAULT 'nobody''s',
  `born`,
  "größe" REAL CHECK ("größe" > 0 AND "größe" < 3),
  like int, exclude text, note big storage text,
  score DOUBLE PRECISION CONSTRAINT positive CHECK (score > 0) DEFAULT (1 + 2),
  age INT GENERATED ALWAYS AS (score * 2) STORED,
  "label" AS (upper(email)) VIRTUAL,
  kind TEXT AS (CASE WHEN score > 1 THEN 'a' ELSE 'b' END),
  price DECIMAL(10, 2) DEFAULT -1.5,
  since DATETIME DEFAULT CURRENT_TIMESTAMP NOT NULL ON CONFLICT REPLACE,
  photo BLOB DEFAULT x'00ff',
  referrer INTEGER CONSTRAINT by REFERENCES "customers" (id) ON DELETE SET NULL ON UPDATE CASCADE MATCH FULL DEFERRABLE INITIALLY DEFERRED
);
CREATE TABLE orders (
  customer_id INTEGER REFERENCES customers, number INT, total NUMERIC(9,2),
  placed TEXT,
  PRIMARY KEY (number, customer_id DESC) CHECK (total > 0) UNIQUE (placed)
  CONSTRAINT who FOREIGN KEY (customer_id) REFERENCES customers (id) ON DELETE CASCADE NOT DEFERRABLE
);
CREATE TABLE plain_key (code VARCHAR(3) PRIMARY KEY, int_key INT);
CREATE TABLE down_key (id INTEGER PRIMARY KEY DESC);
CREATE TABLE list_key (id INTEGER, PRIMARY KEY (ID DESC));
CREATE TABLE no_rowid (a TEXT, b TEXT, c, PRIMARY KEY (a, b)) WITHOUT ROWID;
CREATE TABLE strict_one (a INTEGER, b ANY, c TEXT NOT NULL, PRIMARY KEY (b)) STRICT;
CREATE TABLE strict_two (a INTEGER PRIMARY KEY, b BLOB) STRICT, WITHOUT ROWID;
CREATE TEMP TABLE basket (item);
CREATE TABLE temp.wishes (item);
CREATE TABLE main.items (sku TEXT, "weight in grams" INT);
CREATE INDEX by_sku ON items (sku) WHERE sku IS NOT NULL;
CREATE VIEW emails AS SELECT email FROM customers;
CREATE TRIGGER touched AFTER UPDATE OF email ON customers WHEN new.email <> old.email BEGIN
  UPDATE orders SET placed = CASE WHEN total > 1 THEN 'x;' ELSE (SELECT 'CREATE TABLE y (z)') END;
  INSERT INTO items VALUES ('a', 1);
END;
CREATE TABLE copied AS SELECT c.ID, email AS mail, o.*, c.score + 1, 'x' AS letter FROM customers c JOIN orders o ON o.customer_id = c.id;
CREATE TABLE counted AS SELECT kind, count(*) FROM customers GROUP BY 1 ORDER BY 2;
INSERT INTO customers (email) VALUES ('a@b.example'), ('it''s; CREATE TABLE not_one (a);');
ANALYZE;
