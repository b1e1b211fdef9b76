package store

import (
	"context"
	"database/sql"
	"strings"

	"github.com/apisteward/steward/internal/catalog"
	"github.com/apisteward/steward/internal/contract/lint"
	"github.com/apisteward/steward/internal/fault"
)

const apiColumns = `slug, title, owner, description, visibility, settings, latest, revision, created_at, updated_at`

// settings is how an API's settings are stored.
type settings struct {
	RefuseAt string            `json:"refuse_at"`
	RulesOff []string          `json:"rules_off,omitempty"`
	Ruleset  string            `json:"ruleset,omitempty"`
	Levels   map[string]string `json:"levels,omitempty"`
}

func storedSettings(s catalog.Settings) settings {
	return settings{s.RefuseAt.String(), s.RulesOff, s.Ruleset, s.Levels}
}

func (s settings) read() (catalog.Settings, error) {
	severity, err := lint.ParseSeverity(s.RefuseAt)
	return catalog.Settings{RefuseAt: severity, RulesOff: s.RulesOff, Ruleset: s.Ruleset, Levels: s.Levels}, err
}

func scanAPI(row scanner, a *catalog.API) error {
	var s settings
	err := row.Scan(&a.Slug, &a.Title, &a.Owner, &a.Description, &a.Visibility, text{&s},
		&a.Latest, &a.Revision, moment{&a.CreatedAt}, moment{&a.UpdatedAt})
	if err != nil {
		return err
	}
	a.Settings, err = s.read()
	return err
}

// InsertAPI implements catalog.Store.
func (s *Store) InsertAPI(ctx context.Context, a *catalog.API) error {
	return s.change(ctx, "storing an API", func(tx *sql.Tx) error {
		_, err := execute(ctx, tx,
			`INSERT INTO apis (`+apiColumns+`) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
			a.Slug, a.Title, a.Owner, a.Description, string(a.Visibility), inText(storedSettings(a.Settings)),
			a.Latest, a.Revision, at(a.CreatedAt), at(a.UpdatedAt))
		if s.engine.classify(err) == taken {
			return fault.New(fault.Conflict, "There is an API of this name already.")
		}
		return err
	})
}

// API implements catalog.Store.
func (s *Store) API(ctx context.Context, slug string) (*catalog.API, error) {
	a := new(catalog.API)
	row := s.read.row(ctx, `SELECT `+apiColumns+` FROM apis WHERE slug = $1`, slug)
	if err := scanAPI(row, a); err != nil {
		return nil, found(err, "API", "reading an API")
	}
	return a, nil
}

// APIs implements catalog.Store.
func (s *Store) APIs(ctx context.Context, viewer catalog.Viewer, words []string, after string, limit int) ([]catalog.API, error) {
	where, args := `slug > $1`, []any{after, limit}
	for _, word := range words {
		args = append(args, holding(word))
		where += ` AND lower(slug || ' ' || title || ' ' || owner || ' ' || description) LIKE ` + place(len(args)) + ` ESCAPE '!'`
	}
	if !viewer.Everything {
		where += ` AND (visibility = 'public'` + in("slug", viewer.APIs, &args) + `)`
	}
	var apis []catalog.API
	err := s.query(ctx, func(row scanner) error {
		apis = append(apis, catalog.API{})
		return scanAPI(row, &apis[len(apis)-1])
	}, `SELECT `+apiColumns+` FROM apis WHERE `+where+` ORDER BY slug LIMIT $2`, args...)
	return apis, fault.Wrap(err, "listing APIs")
}

// holding is the pattern of LIKE, with ! to escape, of texts that hold a word.
func holding(word string) string {
	return "%" + strings.NewReplacer("!", "!!", "%", "!%", "_", "!_").Replace(word) + "%"
}

// in returns ` OR column IN ($3, ...)` and adds the values to the arguments;
// "" without values.
func in(column string, values []string, args *[]any) string {
	if len(values) == 0 {
		return ""
	}
	return ` OR ` + column + ` IN (` + placeholders(values, args) + `)`
}

// placeholders adds values to the arguments and returns their places.
func placeholders[T ~string](values []T, args *[]any) string {
	places := make([]string, len(values))
	for i, v := range values {
		*args = append(*args, string(v))
		places[i] = place(len(*args))
	}
	return strings.Join(places, ", ")
}

// UpdateAPI implements catalog.Store.
func (s *Store) UpdateAPI(ctx context.Context, a *catalog.API) error {
	err := s.change(ctx, "changing an API", func(tx *sql.Tx) error {
		if err := advance(ctx, tx, a); err != nil {
			return err
		}
		_, err := execute(ctx, tx, `UPDATE apis SET title = $1, owner = $2, description = $3, visibility = $4,
			settings = $5, updated_at = $6 WHERE slug = $7`,
			a.Title, a.Owner, a.Description, string(a.Visibility), inText(storedSettings(a.Settings)),
			at(a.UpdatedAt), a.Slug)
		return err
	})
	if err == nil {
		a.Revision++
	}
	return err
}

// advance moves an API to its next revision and, in PostgreSQL, makes other
// transactions that change it wait. Stale when it has been moved, or made anew,
// since it was read; NotFound.
func advance(ctx context.Context, tx *sql.Tx, a *catalog.API) error {
	n, err := execute(ctx, tx,
		`UPDATE apis SET revision = revision + 1 WHERE slug = $1 AND revision = $2 AND created_at = $3`,
		a.Slug, a.Revision, at(a.CreatedAt))
	if err != nil || n == 1 {
		return err
	}
	var slug string
	err = tx.QueryRowContext(ctx, `SELECT slug FROM apis WHERE slug = $1`, a.Slug).Scan(&slug)
	if err != nil {
		return found(err, "API", "reading an API")
	}
	return catalog.ErrStale()
}

// DeleteAPI implements catalog.Store.
func (s *Store) DeleteAPI(ctx context.Context, a *catalog.API) error {
	return s.change(ctx, "deleting an API", func(tx *sql.Tx) error {
		if err := advance(ctx, tx, a); err != nil {
			return err
		}
		originals, err := originalsOf(ctx, tx, a.Slug)
		if err != nil {
			return err
		}
		if _, err := execute(ctx, tx, `DELETE FROM apis WHERE slug = $1`, a.Slug); err != nil {
			return err
		}
		for _, original := range originals {
			if err := s.removeDocument(ctx, tx, original); err != nil {
				return err
			}
		}
		return nil
	})
}
