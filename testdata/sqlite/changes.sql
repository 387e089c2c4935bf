-- How migrations change tables.
CREATE TABLE users (id INTEGER PRIMARY KEY, mail TEXT, phone TEXT, fax TEXT);
CREATE TABLE posts (id INTEGER PRIMARY KEY, author INT REFERENCES users (id), body);
ALTER TABLE users ADD COLUMN born DATE;
ALTER TABLE users ADD nick VARCHAR(20) NOT NULL DEFAULT '' COLLATE NOCASE;
ALTER TABLE users RENAME COLUMN mail TO email;
ALTER TABLE users RENAME phone TO "mobile phone";
ALTER TABLE users DROP COLUMN fax;
ALTER TABLE USERS DROP Born;

-- A new table takes the old one's place.
PRAGMA foreign_keys = OFF;
BEGIN TRANSACTION;
CREATE TABLE "_users_new" ("id" TEXT PRIMARY KEY NOT NULL, "email" TEXT NOT NULL, "boss" TEXT, FOREIGN KEY ("boss") REFERENCES "_users_new" ("id"));
INSERT INTO "_users_new" (id, email) SELECT id, email FROM users;
DROP TABLE "users";
ALTER TABLE "_users_new" RENAME TO "users";
PRAGMA foreign_key_check;
COMMIT;
PRAGMA foreign_keys = ON;
ALTER TABLE users RENAME COLUMN id TO "user id";

-- Keys follow a table that is renamed away.
CREATE TABLE towns (name TEXT UNIQUE); CREATE TABLE streets (town REFERENCES towns (name));
ALTER TABLE towns RENAME TO old_towns; CREATE TABLE towns (name TEXT UNIQUE, code INT); DROP TABLE old_towns;
PRAGMA foreign_keys = OFF;
PRAGMA legacy_alter_table = ON;
CREATE TABLE shelves (name TEXT UNIQUE); CREATE TABLE books (shelf REFERENCES shelves (name));
ALTER TABLE shelves RENAME TO old_shelves; CREATE TABLE shelves (name TEXT UNIQUE, room INT); DROP TABLE old_shelves;
DROP TABLE IF EXISTS absent;
CREATE TABLE gone (a); DROP TABLE main.GONE;
