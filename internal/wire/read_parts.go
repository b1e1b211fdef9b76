package wire

import "github.com/apisteward/steward/internal/contract"

// partsOfAll gathers what schemas that hold together say of what is inside. Of
// two that speak of the same part the first counts, which is enough to read it.
func partsOfAll(all []*contract.Schema) parts {
	var p parts
	closed := false
	for _, s := range all {
		if p.items == nil {
			p.items = s.Items
		}
		if p.prefix == nil {
			p.prefix = s.PrefixItems
		}
		p.addProperties(s.Properties)
		allowed, given := s.AdditionalProperties.Bool()
		switch {
		case given && !allowed:
			closed = true
		case p.rest == nil && s.AdditionalProperties != nil:
			p.rest, p.open = s.AdditionalProperties, true
		}
		p.open = p.open || len(s.PatternProperties) > 0
	}
	p.open = !closed && (p.open || len(p.properties) == 0)
	return p
}

func (p *parts) addProperties(properties []contract.Child) {
	for _, property := range properties {
		if _, known := p.byName[property.Key]; known {
			continue
		}
		if p.byName == nil {
			p.byName = make(map[string]*contract.Node, len(properties))
		}
		p.byName[property.Key] = property.Value
		p.properties = append(p.properties, property)
	}
}
