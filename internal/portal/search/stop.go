package search

// stopWords are English words that say nothing about what is meant. They are
// not searched unless nothing else was typed.
const stopWords = "a about after all also an and any are as at be been before but by can could do does each either " +
	"etc every for from had has have how if in into is it its may more most must my no not of on once only or other our " +
	"out over own same shall should so some such than that the their them then there these they this those through to too " +
	"under until up upon use used uses using very via was we were what when where whether which while who whose why will " +
	"with within without would you your"
