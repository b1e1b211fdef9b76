package likely

// ownOf tells from the words of a name whether every subject has another
// value, and whether it is what machines tell subjects by.
func ownOf(words []string) (own, id bool) {
	phrases(words, func(phrase string) bool {
		id = identifies(phrase)
		own = id || phrase == "email" || phrase == "slug" || phrase == "emailaddress" || nameNamed(phrase) != nil
		return own
	})
	return own, id
}

func identifies(phrase string) bool {
	switch phrase {
	case "id", "iid", "identifier", "uid", "key", "uuid", "guid", "nodeid", "number", "isbn", "isbn13", "isbn10", "sku", "ordernumber", "invoicenumber", "serialnumber", "token",
		"sha", "digest", "etag", "reference", "externalid", "barcode", "ean", "fingerprint":
		return true
	}
	return false
}

// Like is another text of the form of an example: where it has letters and
// digits others stand, except before its last mark.
func Like(example string, s Slot) string {
	out := []byte(example)
	start, hex := 0, true
	for i, c := range out {
		switch {
		case isDigit(c) || 'a' <= c && c <= 'f':
		case c == '_' || c == ':' || c == '/' || c == '.':
			start, hex = i+1, true
		case c != '-' && c != '=':
			hex = false
		}
	}
	for i := start; i < len(out); i++ {
		seed := s.Key.Nth(i)
		switch c := out[i]; {
		case isDigit(c):
			out[i] = byte('0' + seed.Below(10))
		case 'a' <= c && c <= 'z' && hex:
			out[i] = byte('a' + seed.Below(6))
		case 'a' <= c && c <= 'z':
			out[i] = byte('a' + seed.Below(26))
		case 'A' <= c && c <= 'Z':
			out[i] = byte('A' + seed.Below(26))
		}
	}
	return string(out)
}

func isDigit(c byte) bool { return '0' <= c && c <= '9' }
