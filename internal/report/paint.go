package report

// paint colours text for a terminal with ANSI escapes (ECMA-48, 8.3.117), or
// leaves it as it is.
type paint bool

func (p paint) with(code, s string) string {
	if !p || s == "" {
		return s
	}
	return "\x1b[" + code + "m" + s + "\x1b[0m"
}

func (p paint) bold(s string) string   { return p.with("1", s) }
func (p paint) dim(s string) string    { return p.with("2", s) }
func (p paint) red(s string) string    { return p.with("1;31", s) }
func (p paint) green(s string) string  { return p.with("32", s) }
func (p paint) yellow(s string) string { return p.with("33", s) }
func (p paint) cyan(s string) string   { return p.with("36", s) }

// outcome colours a sentence by what it concludes.
func (p paint) outcome(o Outcome, s string) string {
	switch o {
	case Holds:
		return p.green(s)
	case FallsShort:
		return p.red(s)
	}
	return p.yellow(s)
}
