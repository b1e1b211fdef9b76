package catalog

import (
	"strings"
	"time"
)

// ListAPIsInput asks for the APIs that a viewer sees, by slug.
type ListAPIsInput struct {
	Viewer Viewer
	Search string // words that slug, title, owner and description hold; "" for all APIs
	PageInput
}

// maxWords bounds the words of a search; more are left out.
const maxWords = 8

func (in *ListAPIsInput) words() []string {
	words := strings.Fields(strings.ToLower(in.Search))
	return words[:min(len(words), maxWords)]
}

// CreateAPIInput describes a new API. An empty Visibility is Public.
type CreateAPIInput struct {
	Slug, Title, Owner, Description string
	Visibility                      Visibility
	Settings                        Settings
}

// UpdateAPIInput changes what is not nil.
type UpdateAPIInput struct {
	Slug        string
	Revision    int64 // the revision that the change is meant for; Stale when it is not the current one
	Title       *string
	Owner       *string
	Description *string
	Visibility  *Visibility
	Settings    *Settings // replaced as a whole
}

// ListVersionsInput asks for an API's versions, newest (by precedence) first.
type ListVersionsInput struct {
	Viewer Viewer
	API    string
	State  State // only these; "" for all that the viewer may see
	PageInput
}

// PublishInput is a document to publish.
type PublishInput struct {
	API     string // slug
	Version string // "" to take info.version
	Draft   bool   // pre-releases are drafts without it
	DryRun  bool   // judge, and store nothing
	Body    []byte
	By      string // who publishes, in words for people
}

// VersionInput names one version: "1.4.2", "latest", "v1".
type VersionInput struct {
	Viewer  Viewer
	API     string
	Version string
}

// ListFindingsInput asks for a version's findings, in the order of the text.
type ListFindingsInput struct {
	VersionInput
	PageInput
}

// ListChangesInput asks for the changes of a version against its base or,
// when Since names one, against another version.
type ListChangesInput struct {
	VersionInput
	Since string
	PageInput
}

// CheckInput is a document to judge. It is compared with Against, or with the
// given version of the API; with the version that a publication would be
// compared with when only the API is named, and with nothing otherwise.
type CheckInput struct {
	Viewer  Viewer
	Body    []byte
	Against []byte
	API     string // its settings and waivers apply
	Version string
}

// ListWaiversInput asks for an API's waivers, newest first.
type ListWaiversInput struct {
	API string
	PageInput
}

// CreateWaiverInput approves one breaking change.
type CreateWaiverInput struct {
	API         string
	Fingerprint string
	Reason      string
	ApprovedBy  string
	ExpiresAt   time.Time // in the future, at most one year ahead
}
