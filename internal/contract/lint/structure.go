package lint

// structureRules returns the rules about what each object of the
// specification may and must hold.
func structureRules() []Rule { return nil }
