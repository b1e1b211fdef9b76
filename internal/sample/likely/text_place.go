package likely

// placeNamed is about where something is, and what is usual there.
func placeNamed(phrase string) Textual {
	switch phrase {
	case "city", "town", "locality", "cityname", "municipality":
		return func(s Slot, try int) string { return nth(try, s.place().city, "Portland") }
	case "region", "province", "county", "stateprovince", "administrativearea", "regionname":
		return func(s Slot, try int) string { return nth(try, s.place().region, s.place().code+"-1") }
	case "country", "countrycode", "nationality", "countryiso", "isocountrycode", "countryalpha2", "countryofresidence":
		return func(s Slot, try int) string {
			return nth(try, s.place().code, s.place().code3, s.place().country, lower(s.place().code))
		}
	case "countryname":
		return func(s Slot, try int) string { return nth(try, s.place().country, s.place().code) }
	case "countryalpha3", "countryiso3", "countrycode3":
		return func(s Slot, try int) string { return nth(try, s.place().code3) }
	case "continent":
		return oneOf("Europe", "Asia", "Africa")
	case "street", "streetname", "streetaddress", "addressline", "addressline1", "address1", "line1", "street1":
		return func(s Slot, try int) string { return nth(try, s.place().house(s.Seed)) }
	case "addressline2", "address2", "line2", "street2", "streetsecondary":
		return oneOf("2nd floor", "Apartment 4", "c/o Orchard Media")
	case "housenumber", "streetnumber", "buildingnumber":
		return func(s Slot, try int) string { return nth(try, whole(s.Seed.Between(1, 120)).String()) }
	case "address", "postaladdress", "billingaddress", "shippingaddress", "homeaddress", "fulladdress", "formattedaddress", "deliveryaddress":
		return func(s Slot, try int) string {
			p := s.place()
			return nth(try, p.house(s.Seed)+", "+p.zip+" "+p.city, p.house(s.Seed))
		}
	case "zip", "zipcode", "postcode", "postalcode", "plz":
		return func(s Slot, try int) string { return nth(try, s.place().zip, "10115") }
	case "location", "place", "hometown", "venue", "placeofbirth", "destination", "origin":
		return func(s Slot, try int) string { return nth(try, s.place().city+", "+s.place().country, s.place().city) }
	case "latitude", "lat", "longitude", "lng":
		return nil // numbers
	case "phone", "phonenumber", "mobile", "telephone", "tel", "fax", "mobilephone", "cellphone", "msisdn", "mobilenumber", "faxnumber", "homephone", "workphone":
		return func(s Slot, try int) string {
			n := s.place().number(s.Seed.Nth(ofNumber))
			return nth(try, n, n[1:], "0"+n[3:])
		}
	case "currency", "currencycode", "isocurrency":
		return func(s Slot, try int) string { return nth(try, s.place().currency, lower(s.place().currency)) }
	case "locale", "culture", "languagetag", "preferredlocale":
		return func(s Slot, try int) string { return nth(try, s.place().locale, underscored(s.place().locale)) }
	case "language", "lang", "languagecode", "preferredlanguage":
		return func(s Slot, try int) string { return nth(try, s.place().language, s.place().locale, s.place().tongue) }
	case "languagename":
		return func(s Slot, try int) string { return nth(try, s.place().tongue) }
	case "timezone", "tz", "zoneinfo", "timezoneid":
		return func(s Slot, try int) string { return nth(try, s.place().zone, "UTC") }
	}
	return nil
}
