package likely

// Kind is what a subject is, as far as that matters for its name.
type Kind uint8

// What a subject may be.
const (
	Thing Kind = iota
	Person
	Organisation
	Place
	File
	Problem // something that went wrong
)

// Or is the kind, or another where nothing is known of it.
func (k Kind) Or(other Kind) Kind {
	if k == Thing {
		return other
	}
	return k
}

// Subject is what one object describes. All that is made for its fields fits
// together.
type Subject struct {
	Seed Seed
	Kind Kind
}

// Slot is one field of a subject.
type Slot struct {
	Subject
	Key Seed // differs from that of every other field
}

// Slot is the field of a name.
func (s Subject) Slot(name string) Slot { return Slot{s, s.Seed.With(name)} }

// Within is the kind of what the subject has within it, as far as its own kind
// tells: what is said of a problem is about the problem.
func (s Subject) Within() Kind {
	if s.Kind == Problem {
		return Problem
	}
	return Thing
}

// Of what a subject has, each part comes from a seed of its own.
const (
	ofFirst = iota
	ofLast
	ofPlace
	ofTitle
	ofBirth
	ofCompany
	ofCreation
	ofPace
	ofPrice
	ofQuantity
	ofCount
	ofNumber
	ofPicture
	ofFile
)

func (s Subject) first() person    { return Pick(s.Seed.Nth(ofFirst), people[:]) }
func (s Subject) last() surname    { return Pick(s.Seed.Nth(ofLast), surnames[:]) }
func (s Subject) place() *place    { return &places[s.Seed.Nth(ofPlace).Below(len(places))] }
func (s Subject) fullName() string { return s.first().name + " " + s.last().name }

func (s Subject) login() string { return s.first().plain + initial(s.last().plain) }

func initial(s string) string { return s[:min(1, len(s))] }

// title is of three words, and slug the same for an address.
func (s Subject) title() (adjective, noun string) {
	seed := s.Seed.Nth(ofTitle)
	return Pick(seed.Nth(0), adjectives[:]), Pick(seed.Nth(1), nouns[:])
}

func (s Subject) company() string {
	seed := s.Seed.Nth(ofCompany)
	return capital(Pick(seed.Nth(0), nouns[:])) + " " + Pick(seed.Nth(1), companies[:])
}

// KindOf tells from the name of a schema what a subject is.
func KindOf(name string) Kind { return kindOfWords(Words(name)) }

func kindOfWords(words []string) Kind {
	kind := Thing
	phrases(words, func(phrase string) bool {
		kind = kindOf(phrase)
		return kind != Thing
	})
	return kind
}

func kindOf(phrase string) Kind {
	switch phrase {
	case "user", "person", "people", "owner", "author", "customer", "contact", "member", "employee", "assignee", "actor", "creator", "reviewer", "sender", "recipient",
		"profile", "patient", "student", "teacher", "guest", "player", "manager", "passenger", "driver", "buyer", "child", "parentuser", "simpleuser", "collaborator",
		"committer", "contributor", "attendee", "participant", "applicant", "candidate", "subscriber", "artist", "invitee", "doctor", "agent", "individual", "borrower", "reader":
		return Person
	case "company", "organisation", "organization", "org", "supplier", "vendor", "merchant", "publisher", "employer", "bank", "business", "enterprise", "brand", "manufacturer",
		"seller", "partner", "institution", "tenant", "agency", "carrier", "airline", "insurer":
		return Organisation
	case "place", "address", "location", "city", "venue":
		return Place
	case "file", "attachment", "document", "upload", "artifact", "asset", "image", "photo":
		return File
	case "error", "problem", "problemdetails", "exception", "apierror", "errorresponse", "errors", "fault", "failure", "problemdetail":
		return Problem
	}
	return Thing
}

// kindWith tells from the words of a field what a subject is that has it.
func kindWith(words []string) Kind {
	switch glued(words) {
	case "firstname", "lastname", "givenname", "familyname", "surname", "login", "username", "email", "dateofbirth", "birthdate", "birthday", "nickname":
		return Person
	case "filename", "mimetype", "contenttype", "filesize":
		return File
	case "vatnumber", "vatid", "taxid", "iban":
		return Organisation
	}
	return Thing
}
