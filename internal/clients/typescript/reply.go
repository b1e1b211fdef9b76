package typescript

import (
	"maps"
	"slices"
	"strings"

	"github.com/apisteward/steward/internal/clients/plan"
)

// replies writes how successes and failures are read.
func (e *emitter) replies(m *module, o *operation) {
	var results []string
	for _, r := range o.Results {
		decoder := e.decoder(r.Media)
		name := m.value("runtime/"+decoder[0], decoder[1])
		media := ""
		if contested(o, r) {
			media = quote(ascii(r.Type))
		}
		for _, status := range r.Statuses {
			results = append(results, tuple(quote(status), name, media))
		}
	}
	list(m.Writer, "results", results)
	errors := e.failures(m, o)
	if text := "errors: { " + strings.Join(errors, ", ") + " },"; len(errors) > 0 && len(text) <= 110 {
		m.Line("%s", text)
	} else if len(errors) > 0 {
		m.Block("errors: {", "},", func() {
			for _, item := range errors {
				m.Line("%s,", item)
			}
		})
	}
}

// failures writes the errors by status, without those that the default says.
func (e *emitter) failures(m *module, o *operation) []string {
	byStatus := make(map[string]*plan.Error)
	for _, f := range o.Errors {
		if f.Error != nil {
			byStatus[f.Status] = f.Error
		}
	}
	for status, err := range byStatus {
		if status != "default" && err == byStatus["default"] && byStatus[status[:1]+"XX"] == nil {
			delete(byStatus, status)
		}
	}
	var list []string
	for _, status := range slices.Sorted(maps.Keys(byStatus)) {
		list = append(list, statusKey(status)+": "+m.value("errors", e.names.errors[byStatus[status]]))
	}
	return list
}

// contested reports whether a status has several results.
func contested(o *operation, r *plan.Result) bool {
	return slices.ContainsFunc(o.Results, func(other *plan.Result) bool {
		return other != r && slices.ContainsFunc(r.Statuses, func(s string) bool { return slices.Contains(other.Statuses, s) })
	})
}

// statusKey writes a status as the name of a property.
func statusKey(status string) string {
	if strings.Trim(status, "0123456789") == "" {
		return status
	}
	return key(status)
}

func (e *emitter) decoder(media plan.Media) [2]string {
	switch media.Kind {
	case plan.NoContent:
		return [2]string{"decoder", "nothing"}
	case plan.JSON:
		if holdsDecimal(media.Use.Type, e.exact) {
			return [2]string{"decoder", "decimalJson"}
		}
		return [2]string{"decoder", "json"}
	case plan.Text:
		return [2]string{"decoder", "text"}
	case plan.Lines:
		return [2]string{"lines", "lines"}
	case plan.Events:
		if resolved(media.Use.Type).Kind == plan.String {
			return [2]string{"events", "textEvents"}
		}
		return [2]string{"events", "events"}
	}
	return [2]string{"decoder", "binary"}
}
