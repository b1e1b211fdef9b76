package page

import (
	"cmp"
	"encoding/json"
	"fmt"
	"regexp"

	"github.com/apisteward/steward/internal/fault"
)

// Language is what the words of the pages are in. The zero Language is
// English. What a document says is never translated.
type Language struct {
	Code  string            `json:"language"` // BCP 47: "de"
	Words map[string]string `json:"words"`    // by the English text; what is missing stays English
}

var languageCode = regexp.MustCompile(`^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$`)

// ReadLanguage reads a language from a file like
//
//	{"language": "de", "words": {"Search": "Suche"}}
//
// It returns fault.Invalid when it cannot.
func ReadLanguage(data []byte) (Language, error) {
	var l Language
	if err := json.Unmarshal(data, &l); err != nil {
		return Language{}, &fault.Error{Kind: fault.Invalid, Detail: "the file with words must be like {\"language\": \"de\", \"words\": {\"Search\": \"Suche\"}}", Err: err}
	}
	if !languageCode.MatchString(l.Code) {
		return Language{}, fault.New(fault.Invalid, "the language of the file with words must be a tag like \"de\" or \"pt-BR\"")
	}
	return l, nil
}

// Tag is the language as a BCP 47 tag.
func (l Language) Tag() string { return cmp.Or(l.Code, "en") }

// Text returns what the English text is in this language, with args in the
// places that fmt.Sprintf would put them in.
func (l Language) Text(english string, args ...any) string {
	text := cmp.Or(l.Words[english], english)
	if len(args) == 0 {
		return text
	}
	return fmt.Sprintf(text, args...)
}
