package verifytest

import "slices"

// Switch is one way in which the server can break its document.
type Switch struct {
	ID        string // stable, in kebab-case
	Text      string // what the server does then
	Operation string // where: "GET /parts/{partId}"
	Check     string // the id of the check that should report it
	Hard      bool   // shows only under a certain circumstance
	Also      string // a check that may report it instead, or as well; mostly empty
}

// Switches returns every switch, by the files they are used in.
func Switches() []Switch {
	return slices.Concat(
		partReadSwitches(), partListSwitches(), partCreateSwitches(), partChangeSwitches(), partDeleteSwitches(), photoSwitches(),
		reviewSwitches(), reviewListSwitches(),
		customerSwitches(), customerChangeSwitches(), customerListSwitches(),
		bookingSwitches(), bookingCreateSwitches(), bookingListSwitches(),
		searchSwitches(), categorySwitches(), stockSwitches(), limitSwitches(), healthSwitches(),
	)
}

// on tells whether a switch is active.
func (s *Server) on(id string) bool { return s.active[id] }
