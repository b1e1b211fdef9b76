package search

import "strconv"

// list holds strings once each, in the order in which they came.
type list struct {
	items []string
	at    map[string]int
}

// all returns the strings, which are never nil: JSON has no other empty list.
func (l *list) all() []string { return append([]string{}, l.items...) }

// index returns the index of s, which is added when it is new.
func (l *list) index(s string) int {
	if i, ok := l.at[s]; ok {
		return i
	}
	if l.at == nil {
		l.at = map[string]int{}
	}
	l.at[s] = len(l.items)
	l.items = append(l.items, s)
	return l.at[s]
}

// users holds, for each string of a list, numbers that ascend.
type users struct {
	list
	of [][]int
}

// add notes that n uses s. Numbers are added in ascending order; one that is
// added twice is kept once.
func (u *users) add(s string, n int) {
	i := u.index(s)
	if i == len(u.of) {
		u.of = append(u.of, nil)
	}
	if last := len(u.of[i]) - 1; last < 0 || u.of[i][last] != n {
		u.of[i] = append(u.of[i], n)
	}
}

// postings returns the numbers of each string.
func (u *users) postings() []string {
	out := make([]string, len(u.of))
	for i, numbers := range u.of {
		out[i] = postings(numbers)
	}
	return out
}

// exceptions notes the page of element i where its name does not tell it.
func exceptions(pages map[string]string, i int, name, page string) {
	if pageName(name) != page {
		pages[strconv.Itoa(i)] = page
	}
}
