package lint

// styleRules returns the rules of the group "style".
func styleRules() []Rule { return nil }
