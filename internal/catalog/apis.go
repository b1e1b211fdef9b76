package catalog

import (
	"context"
	"strings"
	"unicode/utf8"

	"github.com/apisteward/steward/internal/fault"
)

// The lengths of an API's texts, in characters.
const (
	maxTitle       = 200
	maxDescription = 10_000
)

// ListAPIs returns the APIs that the viewer sees, by slug. Invalid for a limit
// or cursor that is out of range.
func (s *Service) ListAPIs(ctx context.Context, in ListAPIsInput) (*Page[API], error) {
	limit, after, err := in.after()
	if err != nil {
		return nil, err
	}
	apis, err := s.store.APIs(ctx, in.Viewer, in.words(), after, limit+1)
	if err != nil {
		return nil, err
	}
	return pageOf(apis, limit, func(a *API) string { return a.Slug }), nil
}

// CreateAPI adds an API. Invalid with the fields at fault; Conflict when the
// slug is taken.
func (s *Service) CreateAPI(ctx context.Context, in CreateAPIInput) (*API, error) {
	if in.Visibility == "" {
		in.Visibility = Public
	}
	now := s.now()
	api := &API{
		Slug: in.Slug, Title: in.Title, Owner: in.Owner, Description: in.Description,
		Visibility: in.Visibility, Settings: in.Settings,
		Revision: 1, CreatedAt: now, UpdatedAt: now,
	}
	if err := api.validate(); err != nil {
		return nil, err
	}
	if err := s.store.InsertAPI(ctx, api); err != nil {
		return nil, err
	}
	return api, nil
}

// GetAPI returns one API. NotFound when there is none that the viewer sees.
func (s *Service) GetAPI(ctx context.Context, viewer Viewer, slug string) (*API, error) {
	if !validSlug(slug) {
		return nil, errNoAPI()
	}
	api, err := s.store.API(ctx, slug)
	if fault.Is(err, fault.NotFound) || err == nil && !viewer.Sees(api) {
		return nil, errNoAPI()
	}
	return api, err
}

// UpdateAPI changes an API. NotFound; Stale when in.Revision is not the
// current one; Invalid with the fields at fault.
func (s *Service) UpdateAPI(ctx context.Context, in UpdateAPIInput) (*API, error) {
	api, err := s.current(ctx, in.Slug, in.Revision)
	if err != nil {
		return nil, err
	}
	set(&api.Title, in.Title)
	set(&api.Owner, in.Owner)
	set(&api.Description, in.Description)
	set(&api.Visibility, in.Visibility)
	set(&api.Settings, in.Settings)
	api.UpdatedAt = s.now()
	if err := api.validate(); err != nil {
		return nil, err
	}
	if err := s.store.UpdateAPI(ctx, api); err != nil {
		return nil, err
	}
	return api, nil
}

// DeleteAPI deletes an API with its versions, documents and waivers. NotFound;
// Stale when the revision is not the current one.
func (s *Service) DeleteAPI(ctx context.Context, slug string, revision int64) error {
	api, err := s.current(ctx, slug, revision)
	if err != nil {
		return err
	}
	return s.store.DeleteAPI(ctx, api)
}

// current returns the API when the revision is its current one.
func (s *Service) current(ctx context.Context, slug string, revision int64) (*API, error) {
	api, err := s.GetAPI(ctx, Viewer{Everything: true}, slug)
	if err != nil {
		return nil, err
	}
	if api.Revision != revision {
		return nil, ErrStale()
	}
	return api, nil
}

// ErrStale is the error of a change that was meant for another revision.
func ErrStale() *fault.Error {
	return fault.New(fault.Stale, "The API has changed since it was read; read it again, and decide anew.")
}

func errNoAPI() *fault.Error {
	return fault.New(fault.NotFound, "There is no API of this name, or none that you may see.")
}

func set[T any](to, from *T) {
	if from != nil {
		*to = *from
	}
}

// validate returns an Invalid error that lists every field at fault.
func (a *API) validate() error {
	faults := a.Settings.faults()
	check := func(holds bool, place, detail string) {
		if !holds {
			faults = append(faults, fault.Field{Place: "#/" + place, Detail: detail})
		}
	}
	check(validSlug(a.Slug), "slug",
		"must be 1 to 63 lower case letters and digits, with single hyphens between words")
	check(strings.TrimSpace(a.Title) != "", "title", "must not be empty")
	check(utf8.RuneCountInString(a.Title) <= maxTitle, "title", "must have at most 200 characters")
	check(utf8.RuneCountInString(a.Owner) <= maxTitle, "owner", "must have at most 200 characters")
	check(utf8.RuneCountInString(a.Description) <= maxDescription, "description", "must have at most 10,000 characters")
	check(printable(a.Title), "title", "must have no control characters")
	check(printable(a.Owner), "owner", "must have no control characters")
	check(prose(a.Description), "description", "must have no control characters")
	check(a.Visibility == Public || a.Visibility == Private, "visibility", "must be public or private")
	if len(faults) == 0 {
		return nil
	}
	err := fault.New(fault.Invalid, "The API cannot be stored like this.")
	err.Fields = faults
	return err
}
