package catalog

import (
	"cmp"
	"encoding/binary"
	"errors"
	"slices"
	"strconv"
	"strings"
)

// Semver is a semantic version (SemVer 2.0.0) without build metadata, which
// has no precedence and so cannot name a version.
type Semver struct {
	Major, Minor, Patch uint64
	Pre                 string // pre-release, "" for a release: "rc.1"
}

// maxSemver bounds the length of a version in bytes.
const maxSemver = 100

var (
	errSemver = errors.New("a version has the form 1.4.2 or 1.4.2-rc.1 (SemVer 2.0.0): " +
		"three numbers without leading zeros, no \"v\", no build metadata")
	errLong = errors.New("a version has at most 100 characters, and its numbers at most 18 digits")
)

// ParseSemver reads a version strictly (SemVer 2.0.0, sections 2 and 9). The
// error says what a version looks like and does not repeat the input.
func ParseSemver(text string) (Semver, error) {
	if len(text) > maxSemver {
		return Semver{}, errLong
	}
	core, pre, hasPre := strings.Cut(text, "-")
	numbers := strings.Split(core, ".")
	if len(numbers) != 3 || hasPre && !validPre(pre) {
		return Semver{}, errSemver
	}
	var v Semver
	for i, to := range []*uint64{&v.Major, &v.Minor, &v.Patch} {
		if !numeric(numbers[i]) || leadingZero(numbers[i]) {
			return Semver{}, errSemver
		}
		if len(numbers[i]) > 18 {
			return Semver{}, errLong
		}
		*to, _ = strconv.ParseUint(numbers[i], 10, 64)
	}
	v.Pre = pre
	return v, nil
}

// validPre checks dot separated identifiers (SemVer 2.0.0, section 9).
func validPre(pre string) bool {
	for id := range strings.SplitSeq(pre, ".") {
		if id == "" || leadingZero(id) {
			return false
		}
		for _, c := range []byte(id) {
			if c != '-' && (c < '0' || c > '9') && (c < 'A' || c > 'Z') && (c < 'a' || c > 'z') {
				return false
			}
		}
	}
	return true
}

func numeric(s string) bool { return s != "" && strings.Trim(s, "0123456789") == "" }

func leadingZero(s string) bool { return len(s) > 1 && s[0] == '0' && numeric(s) }

// String returns the version as it is written: "1.4.2-rc.1".
func (v Semver) String() string {
	b := strconv.AppendUint(nil, v.Major, 10)
	b = strconv.AppendUint(append(b, '.'), v.Minor, 10)
	b = strconv.AppendUint(append(b, '.'), v.Patch, 10)
	if v.Pre != "" {
		b = append(append(b, '-'), v.Pre...)
	}
	return string(b)
}

// Compare orders by precedence (SemVer 2.0.0, section 11).
func (v Semver) Compare(w Semver) int {
	return cmp.Or(
		cmp.Compare(v.Major, w.Major),
		cmp.Compare(v.Minor, w.Minor),
		cmp.Compare(v.Patch, w.Patch),
		comparePre(v.Pre, w.Pre),
	)
}

func comparePre(a, b string) int {
	if a == "" || b == "" { // a release comes after its pre-releases
		return cmp.Compare(len(b), len(a))
	}
	return slices.CompareFunc(strings.Split(a, "."), strings.Split(b, "."), compareIdentifier)
}

func compareIdentifier(a, b string) int {
	switch an, bn := numeric(a), numeric(b); {
	case an && bn:
		return cmp.Or(cmp.Compare(len(a), len(b)), cmp.Compare(a, b))
	case an:
		return -1
	case bn:
		return 1
	}
	return cmp.Compare(a, b)
}

// Key returns bytes whose order is the order of precedence, for an index.
func (v Semver) Key() []byte {
	key := binary.BigEndian.AppendUint64(nil, v.Major)
	key = binary.BigEndian.AppendUint64(key, v.Minor)
	key = binary.BigEndian.AppendUint64(key, v.Patch)
	if v.Pre == "" {
		return append(key, 0xff)
	}
	for id := range strings.SplitSeq(v.Pre, ".") {
		if numeric(id) {
			key = append(append(key, 1, byte(len(id))), id...)
		} else {
			key = append(append(append(key, 2), id...), 0)
		}
	}
	return append(key, 0)
}
