package state

import (
	"strconv"
	"strings"
)

// parsePointer cuts a JSON pointer into its keys (RFC 6901, section 3); ok is
// false for a text that is none.
func parsePointer(text string) (keys []string, ok bool) {
	if text == "" {
		return nil, true
	}
	if text[0] != '/' {
		return nil, false
	}
	keys = strings.Split(text[1:], "/")
	for i, key := range keys {
		for at := strings.IndexByte(key, '~'); at >= 0; {
			if at+1 == len(key) || key[at+1] != '0' && key[at+1] != '1' {
				return nil, false
			}
			next := strings.IndexByte(key[at+1:], '~')
			if next < 0 {
				break
			}
			at += 1 + next
		}
		keys[i] = unescape(key)
	}
	return keys, true
}

func unescape(key string) string {
	if !strings.Contains(key, "~") {
		return key
	}
	return strings.ReplaceAll(strings.ReplaceAll(key, "~1", "/"), "~0", "~")
}

// element reads a key as the index of one of n elements (RFC 6901, section 4);
// ok is false for anything else, such as "-" and "01".
func element(key string, n int) (i int, ok bool) {
	if key == "" || len(key) > 1 && key[0] == '0' || strings.Trim(key, "0123456789") != "" {
		return 0, false
	}
	i, err := strconv.Atoi(key)
	return i, err == nil && i < n
}
