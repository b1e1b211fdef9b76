-- Times are milliseconds since 1970 in UTC, 0 for never. Lists and tables are
-- JSON. Types are PostgreSQL's; SQLite takes them by affinity. The collation
-- "binary" is SQLite's own; PostgreSQL is given one of that name.

-- +goose Up
CREATE TABLE apis (
	slug        TEXT COLLATE "binary" NOT NULL PRIMARY KEY,
	title       TEXT NOT NULL,
	owner       TEXT NOT NULL,
	description TEXT NOT NULL,
	visibility  TEXT NOT NULL,
	settings    TEXT NOT NULL,
	latest      TEXT NOT NULL,
	revision    BIGINT NOT NULL, -- grows with everything a judgement depends on
	created_at  BIGINT NOT NULL,
	updated_at  BIGINT NOT NULL
);

-- The bytes as they were given, by their SHA-256; Zstandard.
CREATE TABLE documents (
	original TEXT NOT NULL PRIMARY KEY,
	data     BYTEA NOT NULL
);

CREATE TABLE versions (
	api           TEXT COLLATE "binary" NOT NULL REFERENCES apis (slug) ON DELETE CASCADE,
	version       TEXT NOT NULL,
	precedence    BYTEA NOT NULL, -- sorts as semantic versions do
	state         TEXT NOT NULL,
	digest        TEXT NOT NULL,
	original      TEXT NOT NULL REFERENCES documents (original),
	format        TEXT NOT NULL,
	spec_version  TEXT NOT NULL,
	title         TEXT NOT NULL,
	operations    BIGINT NOT NULL,
	size          BIGINT NOT NULL,
	base          TEXT NOT NULL,
	verdict       TEXT NOT NULL,
	required_bump TEXT NOT NULL,
	findings      TEXT NOT NULL, -- counts
	changes       TEXT NOT NULL, -- counts
	waived        BIGINT NOT NULL,
	revision      BIGINT NOT NULL,
	created_at    BIGINT NOT NULL,
	published_at  BIGINT NOT NULL,
	published_by  TEXT NOT NULL,
	PRIMARY KEY (api, version),
	UNIQUE (api, precedence)
);
CREATE INDEX versions_by_original ON versions (original);

-- What was found, apart from the versions, which are read far more often.
CREATE TABLE judgements (
	api      TEXT COLLATE "binary" NOT NULL,
	version  TEXT NOT NULL,
	findings BYTEA NOT NULL,
	changes  BYTEA, -- NULL without a base
	PRIMARY KEY (api, version),
	FOREIGN KEY (api, version) REFERENCES versions (api, version) ON DELETE CASCADE
);

CREATE TABLE waivers (
	id          TEXT COLLATE "binary" NOT NULL PRIMARY KEY,
	api         TEXT COLLATE "binary" NOT NULL REFERENCES apis (slug) ON DELETE CASCADE,
	fingerprint TEXT NOT NULL,
	reason      TEXT NOT NULL,
	approved_by TEXT NOT NULL,
	created_at  BIGINT NOT NULL,
	expires_at  BIGINT NOT NULL
);
CREATE INDEX waivers_by_api ON waivers (api, id);

-- +goose Down
DROP TABLE waivers;
DROP TABLE judgements;
DROP TABLE versions;
DROP TABLE documents;
DROP TABLE apis;
