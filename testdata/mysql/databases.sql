DROP DATABASE IF EXISTS `stock`;
CREATE DATABASE stock DEFAULT CHARACTER SET utf8mb4;
CREATE SCHEMA IF NOT EXISTS archive;
USE stock
CREATE TABLE items (id INT PRIMARY KEY, name TEXT);
CREATE TABLE archive.items LIKE items;
ALTER TABLE archive.items ADD at DATETIME NOT NULL;
CREATE TABLE orders (id INT, item_id INT, FOREIGN KEY (item_id) REFERENCES stock.items (id));
RENAME TABLE orders TO archive.orders;
USE archive;
ALTER TABLE stock.items ADD c INT;
CREATE TABLE stock.moved (a INT);
ALTER TABLE stock.moved RENAME TO moved_here;
CREATE TABLE plain (a INT);
ALTER TABLE plain RENAME TO stock.plain;
CREATE DATABASE scratch; CREATE TABLE scratch.x (a INT); DROP DATABASE scratch;
