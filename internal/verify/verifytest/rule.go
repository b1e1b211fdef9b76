package verifytest

import (
	"fmt"
	"math"
	"slices"
	"unicode/utf8"
)

// rule says what is wrong with a value that stands at a pointer.
type rule func(at string, v any) []defect

// fields are the rules of properties, by name.
type fields map[string]rule

func wrong(at, text string) []defect { return []defect{{at, text}} }

// record is the rule of an object.
func record(required []string, closed bool, f fields) rule {
	return func(at string, v any) (found []defect) {
		o, ok := v.(map[string]any)
		if !ok {
			return wrong(at, "must be an object")
		}
		for _, name := range required {
			if _, has := o[name]; !has {
				found = append(found, defect{at + "/" + name, "is missing"})
			}
		}
		for name, value := range o {
			if check, known := f[name]; known {
				found = append(found, check(at+"/"+name, value)...)
			} else if closed {
				found = append(found, defect{at + "/" + name, "is unknown"})
			}
		}
		return found
	}
}

// mapOf is the rule of an object with any names.
func mapOf(most int, item rule) rule {
	return func(at string, v any) (found []defect) {
		o, ok := v.(map[string]any)
		if !ok || len(o) > most {
			return wrong(at, fmt.Sprintf("must be an object of at most %d", most))
		}
		for name, value := range o {
			found = append(found, item(at+"/"+name, value)...)
		}
		return found
	}
}

// listOf is the rule of an array.
func listOf(most int, item rule) rule {
	return func(at string, v any) (found []defect) {
		items, ok := v.([]any)
		if !ok || len(items) > most {
			return wrong(at, fmt.Sprintf("must be an array of at most %d", most))
		}
		for i, value := range items {
			found = append(found, item(fmt.Sprintf("%s/%d", at, i), value)...)
		}
		return found
	}
}

// distinct adds to the rule of an array of strings that none is there twice.
func distinct(list rule) rule {
	return func(at string, v any) []defect {
		if found := list(at, v); len(found) > 0 {
			return found
		}
		items := v.([]any)
		for i, item := range items {
			if slices.Contains(items[:i], item) {
				return wrong(at, "says something twice")
			}
		}
		return nil
	}
}

// text is the rule of a string by its number of characters.
func text(least, most int) rule {
	return spelled(least, most, func(string) bool { return true })
}

// spelled is the rule of a string that has to fit, too.
func spelled(least, most int, fits func(string) bool) rule {
	return func(at string, v any) []defect {
		s, ok := v.(string)
		if n := utf8.RuneCountInString(s); !ok || n < least || n > most || !fits(s) {
			return wrong(at, "is no such string")
		}
		return nil
	}
}

// form is the rule of a string of any length that has to fit.
func form(fits func(string) bool) rule { return spelled(0, math.MaxInt, fits) }

// choice is the rule of a string out of a few.
func choice(values ...string) rule {
	return form(func(s string) bool { return slices.Contains(values, s) })
}

// flag is the rule of true and false.
func flag(at string, v any) []defect {
	if _, ok := v.(bool); !ok {
		return wrong(at, "must be true or false")
	}
	return nil
}

// orNull is a rule that lets null pass.
func orNull(check rule) rule {
	return func(at string, v any) []defect {
		if v == nil {
			return nil
		}
		return check(at, v)
	}
}

// anything is the rule of what is not looked at.
func anything(string, any) []defect { return nil }
