package catalog

import (
	"context"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/apisteward/steward/internal/fault"
	"github.com/apisteward/steward/internal/ident"
)

// The lengths of a waiver's texts, in characters.
const (
	maxFingerprint = 128
	maxReason      = 2000
)

// ListWaivers returns an API's waivers, newest first, those that have expired
// among them. NotFound; Invalid for a limit or cursor that is out of range.
func (s *Service) ListWaivers(ctx context.Context, in ListWaiversInput) (*Page[Waiver], error) {
	limit, before, err := in.after()
	if err != nil {
		return nil, err
	}
	if _, err := s.GetAPI(ctx, Viewer{Everything: true}, in.API); err != nil {
		return nil, err
	}
	waivers, err := s.store.Waivers(ctx, in.API, before, limit+1)
	if err != nil {
		return nil, err
	}
	return pageOf(waivers, limit, func(w *Waiver) string { return w.ID }), nil
}

// CreateWaiver approves one breaking change. NotFound without the API; Invalid
// with the fields at fault.
func (s *Service) CreateWaiver(ctx context.Context, in CreateWaiverInput) (*Waiver, error) {
	now := s.now()
	w := &Waiver{
		API: in.API, Fingerprint: in.Fingerprint, Reason: in.Reason, ApprovedBy: in.ApprovedBy,
		CreatedAt: now, ExpiresAt: in.ExpiresAt.UTC().Truncate(time.Millisecond),
	}
	if err := w.validate(); err != nil {
		return nil, err
	}
	if _, err := s.GetAPI(ctx, Viewer{Everything: true}, in.API); err != nil {
		return nil, err
	}
	var err error
	if w.ID, err = ident.New(now, s.random); err != nil {
		return nil, fault.Wrap(err, "naming a waiver")
	}
	if err := s.store.InsertWaiver(ctx, w); err != nil {
		return nil, err
	}
	return w, nil
}

// DeleteWaiver withdraws an approval. Versions that it let through stay.
// NotFound.
func (s *Service) DeleteWaiver(ctx context.Context, api, id string) error {
	if !validSlug(api) || !printable(id) {
		return fault.New(fault.NotFound, "There is no such waiver.")
	}
	return s.store.DeleteWaiver(ctx, api, id)
}

// waived returns the fingerprints that a waiver holds for now.
func (s *Service) waived(ctx context.Context, slug string) (map[string]bool, error) {
	waivers, err := s.store.WaiversHolding(ctx, slug, s.now())
	if err != nil {
		return nil, err
	}
	fingerprints := make(map[string]bool, len(waivers))
	for _, w := range waivers {
		fingerprints[w.Fingerprint] = true
	}
	return fingerprints, nil
}

// validate returns an Invalid error that lists every field at fault.
func (w *Waiver) validate() error {
	var faults []fault.Field
	check := func(holds bool, place, detail string) {
		if !holds {
			faults = append(faults, fault.Field{Place: "#/" + place, Detail: detail})
		}
	}
	check(w.Fingerprint != "" && len(w.Fingerprint) <= maxFingerprint, "fingerprint",
		"must be the fingerprint of a change, as a refused publication lists it")
	check(strings.TrimSpace(w.Reason) != "", "reason", "must not be empty")
	check(utf8.RuneCountInString(w.Reason) <= maxReason, "reason", "must have at most 2,000 characters")
	check(strings.TrimSpace(w.ApprovedBy) != "", "approved_by", "must not be empty")
	check(utf8.RuneCountInString(w.ApprovedBy) <= maxTitle, "approved_by", "must have at most 200 characters")
	check(printable(w.Fingerprint), "fingerprint", "must have no control characters")
	check(prose(w.Reason), "reason", "must have no control characters")
	check(printable(w.ApprovedBy), "approved_by", "must have no control characters")
	check(w.ExpiresAt.After(w.CreatedAt), "expires_at", "must be in the future")
	check(!w.ExpiresAt.After(w.CreatedAt.AddDate(1, 0, 0)), "expires_at", "must be at most one year ahead")
	if len(faults) == 0 {
		return nil
	}
	err := fault.New(fault.Invalid, "The waiver cannot be stored like this.")
	err.Fields = faults
	return err
}
