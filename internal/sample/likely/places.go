package likely

import "fmt"

// place is a town with what goes with it.
type place struct {
	city, region          string
	country, code, code3  string // ISO 3166-1
	currency              string // ISO 4217
	locale, language      string // BCP 47, ISO 639-1
	tongue                string
	zone                  string // of the IANA time zone database
	zip                   string
	street                string // with a place for the number of the house
	latitude, longitude   int    // in hundred thousandths of a degree
	phone                 string // with a place for what follows
	phoneLow, phoneLength int
}

// places have telephone numbers that their regulators keep for films and
// books.
var places = [...]place{
	{"Berlin", "Berlin", "Germany", "DE", "DEU", "EUR", "de-DE", "de", "German", "Europe/Berlin", "10115", "Lindenstraße %d", 5252001, 1340495, "+493023125%0*d", 0, 3},
	{"Köln", "Nordrhein-Westfalen", "Germany", "DE", "DEU", "EUR", "de-DE", "de", "German", "Europe/Berlin", "50667", "Am Rheinufer %d", 5093753, 696028, "+492214710%0*d", 0, 3},
	{"London", "Greater London", "United Kingdom", "GB", "GBR", "GBP", "en-GB", "en", "English", "Europe/London", "EC1A 1BB", "%d Orchard Lane", 5150735, -12776, "+4420794600%0*d", 0, 2},
	{"Paris", "Île-de-France", "France", "FR", "FRA", "EUR", "fr-FR", "fr", "French", "Europe/Paris", "75002", "%d rue des Lilas", 4885661, 235222, "+33199005%0*d", 0, 3},
	{"Stockholm", "Stockholms län", "Sweden", "SE", "SWE", "SEK", "sv-SE", "sv", "Swedish", "Europe/Stockholm", "111 29", "Åsgatan %d", 5932932, 1806858, "+468465004%0*d", 0, 2},
	{"Sydney", "New South Wales", "Australia", "AU", "AUS", "AUD", "en-AU", "en", "English", "Australia/Sydney", "2000", "%d Harbour Road", -3386882, 15120930, "+6125550%0*d", 0, 4},
	{"Toronto", "Ontario", "Canada", "CA", "CAN", "CAD", "en-CA", "en", "English", "America/Toronto", "M5H 2N2", "%d Maple Avenue", 4365323, -7938318, "+1416555%0*d", 100, 4},
	{"Chicago", "Illinois", "United States", "US", "USA", "USD", "en-US", "en", "English", "America/Chicago", "60601", "%d Lake Street", 4187811, -8762980, "+1312555%0*d", 100, 4},
	{"Portland", "Oregon", "United States", "US", "USA", "USD", "en-US", "en", "English", "America/Los_Angeles", "97201", "%d Cedar Street", 4551524, -12267837, "+1503555%0*d", 100, 4},
	{"Dublin", "Leinster", "Ireland", "IE", "IRL", "EUR", "en-IE", "en", "English", "Europe/Dublin", "D02 AF30", "%d Mill Lane", 5334981, -626031, "+35320912%0*d", 100, 4},
}

// number is a telephone number (E.164).
func (p *place) number(seed Seed) string {
	n := p.phoneLow + seed.Below(100)
	if p.phoneLow == 0 && p.phoneLength == 2 {
		n %= 100
	}
	return fmt.Sprintf(p.phone, p.phoneLength, n)
}

func (p *place) house(seed Seed) string { return fmt.Sprintf(p.street, seed.Between(1, 120)) }
