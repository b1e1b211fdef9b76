package coverage

import (
	"iter"

	"github.com/apisteward/steward/internal/verify/base"
)

// variations are all variations of a plan, most telling first.
func (p *plan) variations() iter.Seq[*base.Variation] {
	if p.base.Model() == nil {
		return func(func(*base.Variation) bool) {}
	}
	if p.bodyOnly {
		return telling(p.body())
	}
	return mixed(
		share{1, p.access()},
		share{1, p.missing()},
		share{2, p.parameters()},
		share{3, telling(p.body())},
		share{1, p.protocol()},
		share{1, p.options()},
		share{1, p.names()},
		share{1, p.again()},
	)
}

// telling puts the variations last that no word of the document is about.
func telling(source iter.Seq[*base.Variation]) iter.Seq[*base.Variation] {
	return func(yield func(*base.Variation) bool) {
		var last []*base.Variation
		for v := range source {
			if v.Soft {
				last = append(last, v)
			} else if !yield(v) {
				return
			}
		}
		for _, v := range last {
			if !yield(v) {
				return
			}
		}
	}
}

// share is a source of variations, and how many of them are taken in a row.
type share struct {
	count  int
	source iter.Seq[*base.Variation]
}

// mixed takes from each source in turn.
func mixed(shares ...share) iter.Seq[*base.Variation] {
	return func(yield func(*base.Variation) bool) {
		open := make([]*pulled, 0, len(shares))
		for _, s := range shares {
			next, stop := iter.Pull(s.source)
			defer stop()
			open = append(open, &pulled{next, s.count})
		}
		for len(open) > 0 {
			left := open[:0]
			for _, s := range open {
				more, goOn := s.take(yield)
				if !goOn {
					return
				}
				if more {
					left = append(left, s)
				}
			}
			open = left
		}
	}
}

// pulled is a source that is being taken from.
type pulled struct {
	next  func() (*base.Variation, bool)
	count int
}

// take takes the next few. more is false when there are no more, and goOn when
// no more are wanted.
func (s *pulled) take(yield func(*base.Variation) bool) (more, goOn bool) {
	for range s.count {
		v, ok := s.next()
		if !ok {
			return false, true
		}
		if !yield(v) {
			return false, false
		}
	}
	return true, true
}

// listed is a list as a source.
func listed(list ...*base.Variation) iter.Seq[*base.Variation] {
	return func(yield func(*base.Variation) bool) {
		for _, v := range list {
			if v != nil && !yield(v) {
				return
			}
		}
	}
}
