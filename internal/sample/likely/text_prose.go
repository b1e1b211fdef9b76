package likely

import "strings"

// proseNamed is about what people read, and the words by which they sort
// things.
func proseNamed(phrase string) Textual {
	switch phrase {
	case "description", "summary", "notes", "note", "comment", "text", "bio", "about", "content", "details", "detail", "message", "abstract", "remarks", "remark", "instruction", "instructions",
		"explanation", "excerpt", "shortdescription", "longdescription", "body", "biography", "review", "memo", "purpose", "answer", "displaymessage":
		return prose
	case "bodyhtml", "html", "descriptionhtml":
		return func(s Slot, try int) string { return nth(try, "<p>"+Pick(s.Key, sentences[:])+"</p>") }
	case "question":
		return oneOf("When does it open?", "How long does it take?")
	case "status", "accountstatus", "subscriptionstatus", "lifecyclestatus":
		return oneOf("active", "pending", "completed")
	case "state":
		return func(s Slot, try int) string {
			if s.Kind == Place {
				return nth(try, s.place().region, s.place().code)
			}
			return nth(try, "open", "active")
		}
	case "type", "kind", "variant", "category", "categoryname", "class", "group", "plan", "genre", "section", "department", "segment", "family", "groupname", "objecttype", "subtype":
		return oneOf("standard", "basic", "general", "premium", "special")
	case "role", "rolename", "permission", "accesslevel", "authorassociation":
		return oneOf("member", "admin", "viewer", "editor")
	case "tag", "keyword", "label", "topicname", "feature":
		return oneOf("new", "sale", "featured", "outdoor", "limited", "gift")
	case "scope", "oauthscope":
		return oneOf("read", "write", "profile", "openid")
	case "color", "colour", "backgroundcolor", "textcolor", "hexcolor", "foregroundcolor":
		return func(s Slot, try int) string {
			h := hexadecimal(s.Key, 6)
			return nth(try, "#"+h, h, Pick(s.Key, []string{"teal", "red", "amber"}))
		}
	case "size", "shirtsize":
		return oneOf("medium", "small", "large", "M")
	case "unit", "uom", "units", "weightunit":
		return oneOf("kg", "g")
	case "priority", "severity", "importance":
		return oneOf("medium", "high", "low")
	case "level", "loglevel":
		return oneOf("info", "warning", "error")
	case "environment", "env", "stage":
		return oneOf("production", "staging", "test")
	case "event", "eventtype", "eventname":
		return oneOf("item.created", "item.updated", "item.deleted")
	case "action", "operation", "verb":
		return oneOf("created", "updated", "deleted")
	case "reason", "cause", "failurereason", "cancellationreason":
		return oneOf("Requested by the customer", "No longer needed", "Replaced by another")
	case "error", "errorcode":
		return oneOf("not_found", "invalid_request", "conflict")
	case "errormessage":
		return oneOf("The item was not found.", "The request is not complete.")
	case "material":
		return oneOf("oak", "linen", "steel")
	case "model", "make":
		return func(s Slot, try int) string {
			_, noun := s.title()
			return nth(try, capital(noun)+" "+whole(s.Key.Between(2, 9)).String()+"00", noun)
		}
	case "weekday", "dayofweek":
		return oneOf("monday", "Monday", "mon")
	case "query", "search", "searchterm", "q":
		return func(s Slot, try int) string { adjective, noun := s.title(); return nth(try, adjective+" "+noun, noun) }
	case "expression", "cron", "schedule", "cronexpression":
		return oneOf("0 6 * * 1", "30 2 * * *")
	}
	return nil
}

// prose is one sentence or, where there is room, several.
func prose(s Slot, try int) string {
	first := Pick(s.Key, sentences[:])
	switch try {
	case 0:
		return first
	case 1:
		return Word(s)
	case 2:
		return Prose(s, 120)
	}
	return ""
}

// Word is a short word, for a field that nothing is known of.
func Word(s Slot) string { return Pick(s.Key, nouns[:]) }

// Prose is as many sentences as make at least so many characters.
func Prose(s Slot, least int) string {
	var b strings.Builder
	for i := 0; b.Len() < least; i++ {
		if i > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(Pick(s.Key.Nth(i), sentences[:]))
	}
	return b.String()
}

func lower(s string) string { return strings.ToLower(s) }

func underscored(s string) string { return strings.ReplaceAll(s, "-", "_") }
