package catalog

import "time"

// Waiver is a recorded, expiring approval of one breaking change.
type Waiver struct {
	ID          string
	API         string // slug
	Fingerprint string // of the change, or of what could not be compared
	Reason      string
	ApprovedBy  string
	CreatedAt   time.Time
	ExpiresAt   time.Time // lifts nothing from then on
}
