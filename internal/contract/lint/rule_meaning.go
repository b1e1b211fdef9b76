package lint

// meaningRules returns the rules of the group "meaning".
func meaningRules() []Rule { return nil }
