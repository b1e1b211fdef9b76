// Package likely knows what fields tend to hold by their names: texts, numbers
// and flags as an API's real data look. What it makes follows from a seed
// alone, and what belongs to one subject fits together: an email address is
// made of the name, a change comes after the creation, a total is the sum of
// its parts.
//
// Everything is made up. Names of hosts, addresses and telephone numbers are
// those that are set aside for examples (RFC 2606, 5737, 3849 and 7042, and
// what national regulators keep for films); secrets say what they are.
package likely
