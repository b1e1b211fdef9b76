-- +goose Up
CREATE TABLE keys (
	id           TEXT COLLATE "binary" NOT NULL PRIMARY KEY,
	name         TEXT NOT NULL,
	hint         TEXT NOT NULL,
	hash         BYTEA NOT NULL UNIQUE,
	scope        TEXT NOT NULL,
	apis         TEXT NOT NULL,
	created_at   BIGINT NOT NULL,
	created_by   TEXT NOT NULL,
	expires_at   BIGINT NOT NULL,
	last_used_at BIGINT NOT NULL,
	revoked_at   BIGINT NOT NULL
);

-- Replies to requests with an Idempotency-Key; status 0 while one is worked on.
CREATE TABLE replies (
	scope      TEXT NOT NULL,
	name       TEXT NOT NULL,
	payload    BYTEA NOT NULL,
	status     BIGINT NOT NULL,
	header     TEXT NOT NULL,
	body       BYTEA NOT NULL,
	expires_at BIGINT NOT NULL,
	PRIMARY KEY (scope, name)
);
CREATE INDEX replies_by_expiry ON replies (expires_at);

-- +goose Down
DROP TABLE replies;
DROP TABLE keys;
