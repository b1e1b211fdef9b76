package likely

import "slices"

// Field is what a name tells of the values that it stands for.
type Field struct {
	Text   Textual // nil for nothing
	Number Numeric // nil for nothing
	Money  Numeric // the same where fractions may be; nil for nothing else
	Flag   int     // how often of 16 times it is true
	Kind   Kind    // of an object in its place
	Of     Kind    // of the object that has it
	Moment Moment
	Dated  bool // it is a moment, whatever its type
	Day    bool // a moment without a time
	Own    bool // every subject has another: a name, an address
	ID     bool // it is what machines tell subjects by
}

// FieldOf reads the name of a property, of a parameter or of a format.
func FieldOf(name string) *Field {
	words := Words(name)
	f := &Field{Text: problematic(words, textualOf(words)), Number: problematicNumber(words, numericOf(words)), Flag: flagOf(words), Kind: kindOfWords(words), Of: kindWith(words)}
	f.Money = sumOf(words)
	f.Moment, f.Dated = momentOf(words)
	f.Own, f.ID = ownOf(words)
	f.Day = f.Moment == birth || slices.Contains(words, "date")
	return f
}

// Formats are those in which texts of a moment are likely to be.
func (f *Field) Formats() []string {
	if f.Day {
		return []string{"date", "date-time"}
	}
	return []string{"date-time", "date", "time"}
}
