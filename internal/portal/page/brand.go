package page

// Brand is what makes the pages somebody's own. The zero Brand is Steward's.
type Brand struct {
	Name   string // "" is Steward
	Logo   string // address of an image; "" is Steward's for Steward and nothing otherwise
	Accent string // colour of links and buttons, "#0f5f6b"; "" is Steward's
	Links  []Crumb
	Footer string // one line of text
}

// Look is how all pages look and speak. The zero Look is Steward's, in English.
type Look struct {
	Brand    Brand
	Language Language
}

// Language is what the words of the pages are in.
type Language struct {
	Code  string            // BCP 47: "de"; "" is "en"
	Words map[string]string // by the English text; what is missing stays English
}
