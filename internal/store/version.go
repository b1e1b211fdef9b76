package store

import (
	"context"

	"github.com/apisteward/steward/internal/catalog"
	"github.com/apisteward/steward/internal/contract"
	"github.com/apisteward/steward/internal/fault"
)

const versionColumns = `api, version, state, digest, original, format, spec_version, title, operations, size, base,
	verdict, required_bump, findings, changes, waived, revision, created_at, published_at, published_by`

func scanVersion(row scanner, v *catalog.Version) error {
	var format string
	err := row.Scan(&v.API, &v.Version, &v.State, &v.Digest, &v.Original, &format, &v.SpecVersion, &v.Title,
		&v.Operations, &v.Size, &v.Base, &v.Verdict, &v.RequiredBump, text{&v.Findings}, text{&v.Changes},
		&v.Waived, &v.Revision, moment{&v.CreatedAt}, moment{&v.PublishedAt}, &v.PublishedBy)
	if format == contract.YAML.String() {
		v.Format = contract.YAML
	}
	return err
}

// Version implements catalog.Store.
func (s *Store) Version(ctx context.Context, slug, version string) (*catalog.Version, error) {
	v := new(catalog.Version)
	row := s.read.row(ctx, `SELECT `+versionColumns+` FROM versions WHERE api = $1 AND version = $2`, slug, version)
	if err := scanVersion(row, v); err != nil {
		return nil, found(err, "version", "reading a version")
	}
	return v, nil
}

// VersionNames implements catalog.Store.
func (s *Store) VersionNames(ctx context.Context, slug string) ([]string, error) {
	var names []string
	err := s.read.rows(ctx, func(row scanner) error {
		names = append(names, "")
		return row.Scan(&names[len(names)-1])
	}, `SELECT version FROM versions WHERE api = $1 AND state <> 'draft'`, slug)
	return names, fault.Wrap(err, "listing versions")
}

// Versions implements catalog.Store.
func (s *Store) Versions(ctx context.Context, slug string, q catalog.VersionQuery) ([]catalog.Version, error) {
	where, args := `api = $1`, []any{slug, q.Limit}
	if q.From != nil {
		args = append(args, q.From)
		where += ` AND precedence >= ` + place(len(args))
	}
	if q.Below != nil {
		args = append(args, q.Below)
		where += ` AND precedence < ` + place(len(args))
	}
	if len(q.States) > 0 {
		where += ` AND state IN (` + placeholders(q.States, &args) + `)`
	}
	var versions []catalog.Version
	err := s.query(ctx, func(row scanner) error {
		versions = append(versions, catalog.Version{})
		return scanVersion(row, &versions[len(versions)-1])
	}, `SELECT `+versionColumns+` FROM versions WHERE `+where+` ORDER BY precedence DESC LIMIT $2`, args...)
	return versions, fault.Wrap(err, "listing versions")
}

// Judged implements catalog.Store.
func (s *Store) Judged(ctx context.Context, slug, version string) (*catalog.Record, error) {
	var findings, changes []byte
	row := s.read.row(ctx, `SELECT findings, changes FROM judgements WHERE api = $1 AND version = $2`, slug, version)
	if err := row.Scan(&findings, &changes); err != nil {
		return nil, found(err, "judgement", "reading a judgement")
	}
	var record catalog.Record
	var err error
	if record.Findings, err = s.packer.unpack(findings); err != nil {
		return nil, fault.Wrap(err, "unpacking findings")
	}
	if record.Changes, err = s.packer.unpack(changes); err != nil {
		return nil, fault.Wrap(err, "unpacking changes")
	}
	return &record, nil
}
