package likely

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// person is a first name with the gender that most who have it are of.
type person struct {
	name   string
	gender string
}

var people = [...]person{
	{"Ada", "female"}, {"Amara", "female"}, {"Ben", "male"}, {"Chidi", "male"}, {"Clara", "female"}, {"Diego", "male"}, {"Elena", "female"}, {"Farah", "female"},
	{"Hana", "female"}, {"Ines", "female"}, {"Jonas", "male"}, {"Kenji", "male"}, {"Lena", "female"}, {"Liam", "male"}, {"Maya", "female"}, {"Mei", "female"},
	{"Noah", "male"}, {"Nora", "female"}, {"Omar", "male"}, {"Priya", "female"}, {"Rosa", "female"}, {"Samir", "male"}, {"Søren", "male"}, {"Zoë", "female"},
}

var surnames = [...]string{
	"Brandt", "Costa", "Dubois", "Fischer", "García", "Haddad", "Jansen", "Keller", "Kim", "Larsen", "Lindqvist", "Moreau", "Murphy", "Müller", "Nguyen", "Novak",
	"Okafor", "Patel", "Petrov", "Rossi", "Sato", "Silva", "Tanaka", "Walsh",
}

var companies = [...]string{"GmbH", "Inc.", "Labs", "Ltd", "Logistics", "Media", "Partners", "Systems", "Works"}

var adjectives = [...]string{
	"amber", "bright", "calm", "distant", "early", "first", "gentle", "golden", "hidden", "little", "modern", "northern", "open", "quiet", "silver", "small", "steady", "warm", "wide", "young",
}

var nouns = [...]string{
	"anchor", "bridge", "canyon", "compass", "forest", "garden", "harbor", "island", "lantern", "meadow", "mountain", "orchard", "river", "signal", "station", "summit", "valley", "voyage",
	"willow", "window",
}

// sentences say little, as descriptions do.
var sentences = [...]string{
	"Delivered on time and in good order.", "For everyday use, indoors and out.", "Includes everything needed to get started.", "Made for small teams.",
	"Please check the details before the next step.", "Replaces the earlier edition.", "Reviewed and ready to go.", "Second attempt, after the first one failed.",
	"Short and to the point.", "Simple, light and easy to keep.", "The usual terms apply.", "Updated once a week.", "What the name says, and a little more.", "Works as described.",
}

// ascii is a name as it stands in addresses.
func ascii(name string) string {
	return strings.NewReplacer("ø", "oe", "ë", "e", "í", "i", "ü", "ue", "é", "e", " ", "").Replace(strings.ToLower(name))
}

func capital(word string) string {
	r, size := utf8.DecodeRuneInString(word)
	return string(unicode.ToUpper(r)) + word[size:]
}

func glued(words []string) string { return strings.Join(words, "") }
