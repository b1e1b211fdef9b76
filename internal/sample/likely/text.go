package likely

// Textual makes the texts of a field: the best first, "" when there are no
// more.
type Textual func(s Slot, try int) string

// textualOf tells from the words of a name how to make texts; nil for a name
// that says nothing.
func textualOf(words []string) Textual {
	var found Textual
	phrases(words, func(phrase string) bool {
		for _, named := range [...]func(string) Textual{nameNamed, placeNamed, webNamed, codeNamed, proseNamed} {
			if found = named(phrase); found != nil {
				return true
			}
		}
		return false
	})
	if found == nil && len(words) > 1 {
		found = leading(words[0])
	}
	return found
}

// leading is what the first of several words tells where the last says
// nothing, as in email_primary.
func leading(word string) Textual {
	switch word {
	case "email", "phone", "mobile", "url", "city", "country", "street", "zip", "currency", "address":
		return textualOf([]string{word})
	}
	return nil
}

// nth is the text of a try.
func nth(try int, of ...string) string {
	if try < len(of) {
		return of[try]
	}
	return ""
}

// oneOf makes one of several texts, and then the others.
func oneOf(texts ...string) Textual {
	return func(s Slot, try int) string {
		if try >= len(texts) {
			return ""
		}
		return texts[(s.Key.Below(len(texts))+try)%len(texts)]
	}
}
