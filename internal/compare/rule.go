package compare

// Rule is one kind of change.
type Rule struct {
	ID      string // stable, in kebab case; never reused for something else
	Summary string // what changed, in one sentence
	Why     string // what it does to consumers, in one sentence, or why it does nothing
	Remedy  string // how to make the change without breaking anyone; "" when it breaks nobody

	// Request and Response are the default levels where the consumer sends
	// and where the API sends. A rule that belongs to one direction is
	// LevelOff in the other; one without a direction has the same in both.
	Request, Response Level
	// Bump is what the change asks for at level Info: Minor, or Patch for
	// wording. Warning asks for at least Minor, Breaking always for Major.
	Bump Bump
}
