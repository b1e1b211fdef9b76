package likely

// flagOf tells from the words of a name how often of 16 times it is true.
func flagOf(words []string) int {
	odds := 8
	for i := len(words) - 1; i >= 0; i-- {
		if n, known := flagOdds(words[i]); known {
			odds = n
			break
		}
	}
	if len(words) > 1 && (words[0] == "not" || words[0] == "no" || words[0] == "non") {
		odds = 16 - odds
	}
	return odds
}

// flagOdds of the last word that says anything.
func flagOdds(word string) (of16 int, known bool) {
	switch word {
	case "active", "enabled", "verified", "visible", "valid", "ok", "success", "successful", "available", "public", "confirmed", "approved", "published", "allowed", "supported",
		"online", "healthy", "ready", "paid", "current", "mergeable", "subscribed", "allow", "can", "has", "livemode", "usable", "accepted":
		return 14, true
	case "deleted", "archived", "disabled", "suspended", "locked", "private", "hidden", "draft", "error", "errors", "failed", "blocked", "expired", "revoked", "fork", "deprecated",
		"admin", "truncated", "incomplete", "banned", "cancelled", "canceled", "removed", "read", "more", "next", "internal", "test", "hireable", "template", "prerelease", "closed",
		"beta", "spam", "refunded", "disputed", "readonly", "minor", "dismissed", "overdue", "results":
		return 2, true
	}
	return 0, false
}
