package report

// Outcome is what a report concludes. Its value is the command's exit status.
type Outcome int

// The outcomes.
const (
	Holds      Outcome = iota // nothing stands against it
	FallsShort                // something does
	Undecided                 // it could not be judged
)

// worst joins the outcomes of two parts of a report: what falls short is
// certain whatever else could not be judged.
func worst(a, b Outcome) Outcome {
	if a == FallsShort || b == FallsShort {
		return FallsShort
	}
	return max(a, b)
}
