package state

import (
	"net/url"
	"strings"
)

// collection finds what stands at a path, and the names in the path. The
// resource that has more words in common with it comes first.
func (s *State) collection(path string) (k *kind, keys []string, ok bool) {
	for _, r := range s.graph.Resources {
		found, matches := match(collection(r), path)
		if !matches || ok && len(found) >= len(keys) {
			continue
		}
		if one := s.known(s.kinds[r]); one.schema != nil {
			k, keys, ok = one, found, true
		}
	}
	return k, keys, ok
}

// match reads the parameters of a path template out of a path.
func match(template, path string) (keys []string, ok bool) {
	wanted, given := strings.Split(strings.Trim(template, "/"), "/"), strings.Split(strings.Trim(path, "/"), "/")
	if len(wanted) != len(given) {
		return nil, false
	}
	for i, w := range wanted {
		before, rest, open := strings.Cut(w, "{")
		_, after, closed := strings.Cut(rest, "}")
		if !open || !closed {
			if w != given[i] {
				return nil, false
			}
			continue
		}
		text, ok := strings.CutPrefix(given[i], before)
		if !ok {
			return nil, false
		}
		if text, ok = strings.CutSuffix(text, after); !ok || strings.Contains(after, "{") {
			return nil, false
		}
		key, err := url.PathUnescape(text)
		if err != nil || key == "" {
			return nil, false
		}
		keys = append(keys, key)
	}
	return keys, true
}
