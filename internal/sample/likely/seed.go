package likely

// Seed is where a value comes from: the same seed gives the same value.
type Seed uint64

// With returns the seed of a part that has a name.
func (s Seed) With(name string) Seed {
	h := uint64(s) ^ 0xcbf29ce484222325 // FNV-1a
	for i := range len(name) {
		h = (h ^ uint64(name[i])) * 0x100000001b3
	}
	return Seed(h).mixed()
}

// Nth returns the seed of the n-th of several parts.
func (s Seed) Nth(n int) Seed { return (s + Seed(n+1)*0x9e3779b97f4a7c15).mixed() }

// mixed spreads a seed over all bits, so that those of neighbours have nothing
// in common (the finaliser of SplitMix64).
func (s Seed) mixed() Seed {
	s = (s ^ s>>30) * 0xbf58476d1ce4e5b9
	s = (s ^ s>>27) * 0x94d049bb133111eb
	return s ^ s>>31
}

// Below returns a number from 0 to n-1, or 0 where there is none.
func (s Seed) Below(n int) int {
	if n <= 0 {
		return 0
	}
	return int(uint64(s.mixed()) % uint64(n))
}

// Between returns a number from low to high, both included.
func (s Seed) Between(low, high int) int { return low + s.Below(high-low+1) }

// OneIn is true once in n times.
func (s Seed) OneIn(n int) bool { return s.Below(n) == 0 }

// Pick returns one of several.
func Pick[T any](s Seed, of []T) T { return of[s.Below(len(of))] }

// Uint64 draws from the seed, so that it serves as a source of package
// math/rand/v2.
func (s *Seed) Uint64() uint64 {
	*s += 0x9e3779b97f4a7c15
	return uint64(s.mixed())
}
