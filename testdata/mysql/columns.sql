# Every kind of column and key that MariaDB takes, in the spellings that people use.
-- A dash dash with a blank is a comment; --1 is not.
CREATE TABLE numbers (
  id SERIAL,
  a TINYINT(3) UNSIGNED ZEROFILL NOT NULL DEFAULT 0,
  b SMALLINT SIGNED DEFAULT -1, c MEDIUMINT, d INT(11) DEFAULT (5--1),
  e INTEGER UNSIGNED NOT NULL, f BIGINT(20) UNSIGNED NULL,
  g DECIMAL(10,2) UNSIGNED DEFAULT 0.00, h DEC, i NUMERIC(5), j FIXED(4,1),
  k FLOAT, l FLOAT(7,4), m DOUBLE PRECISION NOT NULL, n REAL, o DOUBLE(9,3),
  p BIT(8) DEFAULT b'0', q BOOL NOT NULL DEFAULT TRUE, r BOOLEAN, s INT1, t INT8, u MIDDLEINT
);
create table if not exists `texts` (
  `code` char(2) character set ascii collate ascii_bin not null,
  `name` varchar(120) CHARSET utf8mb4 COLLATE utf8mb4_unicode_ci NOT NULL DEFAULT '' COMMENT 'as the person writes it; (first, last)',
  nick character varying(40) default 'it''s', nat national varchar(10), nc nchar(3),
  `tiny` tinytext, `t` text(500), `m` mediumtext NOT NULL, l longtext, lv long varchar,
  bin binary(16) NOT NULL, vbin varbinary(255), b0 tinyblob, b1 blob, b2 mediumblob, b3 longblob,
  `status` ENUM('new','it''s, (odd)','a;b',"double") CHARACTER SET latin1 NOT NULL DEFAULT 'new',
  flags SET('x','y','x;y)'''),
  js JSON, doc json NOT NULL CHECK (json_valid(`doc`)),
  old varchar(10) binary, asc1 varchar(10) ascii, uni varchar(10) unicode,
  by_text VARCHAR(200) AS (concat(`name`,' (',nick,')')) VIRTUAL,
  stored_one INT GENERATED ALWAYS AS (char_length(nick)) STORED COMMENT 'computed',
  persisted INT AS (1 + 1) PERSISTENT,
  hidden INT INVISIBLE DEFAULT 3,
  small TEXT COMPRESSED DEFAULT NULL,
  PRIMARY KEY (`code`, `name`(20)),
  UNIQUE KEY `by nick` (nick) USING BTREE,
  KEY (`tiny`(10) DESC), INDEX named_index (vbin) COMMENT 'with text, and (parentheses)',
  FULLTEXT KEY words (l), CONSTRAINT long_enough CHECK (char_length(`name`) > 1), CHECK (1 <> 2)
) ENGINE=InnoDB AUTO_INCREMENT=7 DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci ROW_FORMAT=DYNAMIC KEY_BLOCK_SIZE=0 COMMENT='texts; all of them';
CREATE TABLE moments (
  id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT KEY,
  d DATE, dt DATETIME(6) DEFAULT CURRENT_TIMESTAMP(6) ON UPDATE CURRENT_TIMESTAMP(6),
  ts TIMESTAMP, ts2 TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP ON UPDATE CURRENT_TIMESTAMP, ts3 TIMESTAMP NULL DEFAULT NULL,
  t TIME(3), y YEAR(4), since DATETIME NOT NULL DEFAULT now()
);
CREATE TABLE shapes (
  id INT AUTO_INCREMENT PRIMARY KEY,
  g GEOMETRY, p POINT NOT NULL, ls LINESTRING, pg POLYGON REF_SYSTEM_ID=0, mp MULTIPOINT, gc GEOMETRYCOLLECTION,
  SPATIAL INDEX (p)
);
CREATE TABLE aria (a INT) ENGINE=Aria TRANSACTIONAL=1 PAGE_CHECKSUM=1;
CREATE TABLE addresses (
  id UUID NOT NULL DEFAULT uuid(), v4 INET4, v6 INET6 NOT NULL, uuid uuid, inet6 varchar(4),
  shape_id INT REFERENCES shapes (id) ON DELETE CASCADE,
  PRIMARY KEY USING BTREE (id)
) ENGINE=InnoDB;
CREATE OR REPLACE TABLE addresses (
  id UUID NOT NULL DEFAULT uuid(), v4 INET4, v6 INET6 NOT NULL, uuid uuid, inet6 varchar(4),
  shape_id INT, other_id int,
  PRIMARY KEY (id), CONSTRAINT `to shapes` FOREIGN KEY (shape_id) REFERENCES `shapes` (`id`) ON UPDATE CASCADE ON DELETE CASCADE
) ENGINE=InnoDB PAGE_COMPRESSED=1 ENCRYPTED=NO;
CREATE TABLE history (x INT PRIMARY KEY, who VARCHAR(50)) WITH SYSTEM VERSIONING;
CREATE TABLE history2 (
  x INT, who VARCHAR(50) WITHOUT SYSTEM VERSIONING,
  row_start TIMESTAMP(6) GENERATED ALWAYS AS ROW START, row_end TIMESTAMP(6) GENERATED ALWAYS AS ROW END INVISIBLE,
  PERIOD FOR SYSTEM_TIME (row_start, row_end)
) WITH SYSTEM VERSIONING PARTITION BY SYSTEM_TIME (PARTITION p0 HISTORY, PARTITION p1 CURRENT);
CREATE TABLE booking (room INT, d1 DATE, d2 DATE, PERIOD FOR stay (d1, d2), UNIQUE (room, stay WITHOUT OVERLAPS));
CREATE TABLE parts (
  id INT NOT NULL, made DATE NOT NULL, `key` VARCHAR(10), `primary` INT, 1st INT, `2` INT, 3ex INT, cost$ INT, $x INT, _y INT, größe INT
) PARTITION BY RANGE (YEAR(made)) SUBPARTITION BY HASH (id) SUBPARTITIONS 2 (
  PARTITION p0 VALUES LESS THAN (2000) ENGINE = InnoDB,
  PARTITION p1 VALUES LESS THAN MAXVALUE
);
CREATE TABLE serials (a BIGINT SERIAL DEFAULT VALUE, b INT);
CREATE TABLE auto_null (id INT NULL AUTO_INCREMENT, KEY (id));
CREATE TABLE late_key (a INT, b INT NULL DEFAULT 1, c INT UNIQUE, PRIMARY KEY (a));
CREATE TABLE words (`period` INT, type INT, date DATE, text TEXT, name INT, value INT, comment TEXT COMMENT 'the column is called comment', end INT, begin INT, status INT, first INT, after INT, serial INT, vector INT, data INT, enum ENUM('a'));
SET sql_mode = 'ANSI_QUOTES,NO_BACKSLASH_ESCAPES';
CREATE TABLE "ansi" ("a b" INT NOT NULL, c VARCHAR(9) DEFAULT 'x\', "d""e" INT, PRIMARY KEY ("a b"));
SET sql_mode = DEFAULT;
CREATE TABLE backslashes (a VARCHAR(9) DEFAULT 'it\'s; \\', b VARCHAR(9) DEFAULT "say \"hi\"", c VARCHAR(9) DEFAULT _utf8mb4'x', d VARCHAR(9) DEFAULT N'n', e VARBINARY(3) DEFAULT x'4142', f BIT(4) DEFAULT b'101', g VARBINARY(3) DEFAULT 0x43);
CREATE TABLE conditional (a INT, /*!99999 b INT, */ c INT /*!50100 NOT NULL */, d INT /*!50700 UNSIGNED */ /*M!100100 NOT NULL */) /*!50100 PARTITION BY KEY (a) PARTITIONS 2 */;
/*!40101 CREATE TABLE conditional2 (a INT) */;
CREATE TABLE values_of (a INT DEFAULT (1 + (2)), b INT DEFAULT (abs(-1)) NOT NULL, c VARCHAR(40) DEFAULT concat('a', ',', 'b') COMMENT "last", d DATETIME DEFAULT current_timestamp() ON UPDATE current_timestamp(), e INT DEFAULT NULL CHECK (e > 0));
CREATE TEMPORARY TABLE gone (a INT);
CREATE SEQUENCE numbers_seq START WITH 1;
CREATE TABLE of_sequence (id INT DEFAULT NEXTVAL(numbers_seq), b INT DEFAULT (NEXT VALUE FOR numbers_seq));
