package likely

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// person is a first name, as it stands in addresses too, with the gender that
// most who have it are of.
type person struct{ name, plain, gender string }

// surname is a last name, as it stands in addresses too.
type surname struct{ name, plain string }

var people = [...]person{
	{"Ada", "ada", "female"}, {"Amara", "amara", "female"}, {"Ben", "ben", "male"}, {"Chidi", "chidi", "male"}, {"Clara", "clara", "female"}, {"Diego", "diego", "male"}, {"Elena", "elena", "female"}, {"Farah", "farah", "female"},
	{"Hana", "hana", "female"}, {"Ines", "ines", "female"}, {"Jonas", "jonas", "male"}, {"Kenji", "kenji", "male"}, {"Lena", "lena", "female"}, {"Liam", "liam", "male"}, {"Maya", "maya", "female"}, {"Mei", "mei", "female"},
	{"Noah", "noah", "male"}, {"Nora", "nora", "female"}, {"Omar", "omar", "male"}, {"Priya", "priya", "female"}, {"Rosa", "rosa", "female"}, {"Samir", "samir", "male"}, {"Søren", "soeren", "male"}, {"Zoë", "zoe", "female"},
}

var surnames = [...]surname{
	{"Brandt", "brandt"}, {"Costa", "costa"}, {"Dubois", "dubois"}, {"Fischer", "fischer"}, {"García", "garcia"}, {"Haddad", "haddad"},
	{"Jansen", "jansen"}, {"Keller", "keller"}, {"Kim", "kim"}, {"Larsen", "larsen"}, {"Lindqvist", "lindqvist"}, {"Moreau", "moreau"},
	{"Murphy", "murphy"}, {"Müller", "mueller"}, {"Nguyen", "nguyen"}, {"Novak", "novak"}, {"Okafor", "okafor"}, {"Patel", "patel"},
	{"Petrov", "petrov"}, {"Rossi", "rossi"}, {"Sato", "sato"}, {"Silva", "silva"}, {"Tanaka", "tanaka"}, {"Walsh", "walsh"},
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

func capital(word string) string {
	r, size := utf8.DecodeRuneInString(word)
	return string(unicode.ToUpper(r)) + word[size:]
}

func glued(words []string) string { return strings.Join(words, "") }
