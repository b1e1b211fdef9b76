package wire

// pairsSource is the pairs of a whole query, of which some are a parameter's.
type pairsSource struct {
	pairs []Pair
	name  string
	coding
	free func(name string) bool
}

// first is the first value of the parameter's own name, and how many there are.
func (s pairsSource) first() (text string, count int) {
	for i := range s.pairs {
		if s.pairs[i].Name == s.name {
			if count++; count == 1 {
				text = s.pairs[i].Value
			}
		}
	}
	return text, count
}

func (s pairsSource) scalar() (string, error) {
	text, count := s.first()
	switch {
	case count > 1:
		return "", errRepeated
	case count == 0:
		return "", errScalar
	}
	return s.decode(text)
}

func (s pairsSource) list() ([]source, error) {
	var list []source
	for _, pair := range s.pairs {
		if pair.Name == s.name {
			list = append(list, leaf{pair.Value, s.coding})
		}
	}
	if list == nil {
		return nil, errList
	}
	return list, nil
}

// members gathers the pairs that are members, those of one name together.
func (s pairsSource) members(of *parts) ([]namedSource, error) {
	var list []namedSource
	at := make(map[string]int)
	for _, pair := range s.pairs {
		if !s.belongs(of, pair.Name) {
			continue
		}
		if i, again := at[pair.Name]; again {
			all := list[i].source.(several)
			all.texts = append(all.texts, pair.Value)
			list[i].source = all
			continue
		}
		at[pair.Name] = len(list)
		list = append(list, namedSource{pair.Name, several{[]string{pair.Value}, s.coding}})
	}
	if list == nil {
		return nil, errObject
	}
	return list, nil
}

// belongs reports whether a pair of a name is a member of an object.
func (s pairsSource) belongs(of *parts, name string) bool {
	if _, named := of.byName[name]; named {
		return true
	}
	return of.open && name != s.name && (s.free == nil || s.free(name))
}
