package likely

import (
	"strconv"
	"strings"
)

// Number is a decimal number.
type Number struct {
	Units    int64 // of which ten to the power of Decimals make one
	Decimals int
	Money    bool // whole numbers count the units: cents, not euros
}

// String is the number in full, with all its decimals.
func (n Number) String() string {
	if n.Decimals == 0 {
		return strconv.FormatInt(n.Units, 10)
	}
	sign, units := "", n.Units
	if units < 0 {
		sign, units = "-", -units
	}
	text := strconv.FormatInt(units, 10)
	if missing := n.Decimals + 1 - len(text); missing > 0 {
		text = strings.Repeat("0", missing) + text
	}
	return sign + text[:len(text)-n.Decimals] + "." + text[len(text)-n.Decimals:]
}

// Short is the number as JSON has it, without zeros at its end.
func (n Number) Short() string {
	text := n.String()
	if n.Decimals > 0 {
		text = strings.TrimSuffix(strings.TrimRight(text, "0"), ".")
	}
	return text
}

// Whole is the number where fractions are out of the question.
func (n Number) Whole() int64 {
	units := n.Units
	for i := 0; i < n.Decimals && !n.Money; i++ {
		units /= 10
	}
	return units
}

func whole(n int) Number   { return Number{Units: int64(n)} }
func money(n int) Number   { return Number{Units: int64(n), Decimals: 2, Money: true} }
func percent(n int) Number { return Number{Units: int64(n), Decimals: 1} }

// An order has one price, quantity and count.
func (s Subject) price() int {
	return 100*s.Seed.Nth(ofPrice).Between(2, 120) + Pick(s.Seed.Nth(ofPrice).Nth(1), []int{0, 49, 50, 90, 95, 99})
}
func (s Subject) quantity() int { return s.Seed.Nth(ofQuantity).Between(1, 5) }
func (s Subject) count() int    { return s.Seed.Nth(ofCount).Between(1, 40) }

func (s Subject) subtotal() int { return s.price() * s.quantity() }
func (s Subject) tax() int      { return s.subtotal() / 5 }
func (s Subject) shipping() int { return 490 }

// Numeric makes the number of a field.
type Numeric func(Slot) Number

// numericOf tells from the words of a name how to make numbers; nil for a name
// that says nothing.
func numericOf(words []string) Numeric {
	var found Numeric
	phrases(words, func(phrase string) bool {
		if found = moneyNamed(phrase); found == nil {
			found = numericNamed(phrase)
		}
		return found != nil
	})
	return found
}

// sumOf tells whether a name may be that of a sum of money as well as that of
// something else: a total of the price, or of how many there are.
func sumOf(words []string) Numeric {
	if len(words) == 0 {
		return nil
	}
	switch words[len(words)-1] {
	case "total", "value", "sum", "charge":
		return func(s Slot) Number { return money(s.subtotal()) }
	}
	return nil
}

func moneyNamed(phrase string) Numeric {
	switch phrase {
	case "price", "unitprice", "cost", "unitamount", "fee", "rent", "listprice", "pricecents", "unitcost":
		return func(s Slot) Number { return money(s.price()) }
	case "subtotal", "net", "netamount", "totalnet", "amountsubtotal":
		return func(s Slot) Number { return money(s.subtotal()) }
	case "tax", "vat", "taxamount", "totaltax", "amounttax":
		return func(s Slot) Number { return money(s.tax()) }
	case "shipping", "shippingcost", "deliveryfee", "shippingamount":
		return func(s Slot) Number { return money(s.shipping()) }
	case "amount", "totalprice", "totalamount", "grandtotal", "gross", "totalcost", "amountdue", "amounttotal", "amountpaid", "revenue", "totalgross":
		return func(s Slot) Number { return money(s.subtotal() + s.tax() + s.shipping()) }
	case "discount", "discountamount", "rebate", "amountrefunded", "refund":
		return func(s Slot) Number { return money(s.price() / 10 * s.Key.Below(3)) }
	case "balance", "budget", "salary", "income", "limitamount", "credit":
		return func(s Slot) Number { return money(100 * s.Key.Between(250, 9000)) }
	}
	return nil
}

func numericNamed(phrase string) Numeric {
	switch phrase {
	case "id", "number", "iid", "no", "nr", "key", "ref":
		return func(s Slot) Number { return whole(s.Key.Between(1, 9999)) }
	case "quantity", "qty":
		return func(s Slot) Number { return whole(s.quantity()) }
	case "size":
		return func(s Slot) Number {
			if s.Kind == File {
				return whole(s.Key.Between(1_200, 4_800_000))
			}
			return whole(s.count())
		}
	case "count", "length", "items":
		return func(s Slot) Number { return whole(s.count()) }
	case "total", "totalcount", "totalitems", "totalresults", "totalelements", "totalsize":
		return func(s Slot) Number { return whole(s.count() + s.Key.Below(60)) }
	case "totalpages", "pagecount", "lastpage":
		return func(s Slot) Number { return whole(s.Key.Between(1, 8)) }
	case "page", "currentpage", "pagenumber":
		return func(Slot) Number { return whole(1) }
	case "priority", "level", "position", "rank", "index", "order", "sequence", "attempt", "attempts", "retries", "tier", "version", "revision":
		return func(s Slot) Number { return whole(s.Key.Between(1, 5)) }
	case "offset", "skip":
		return func(Slot) Number { return whole(0) }
	case "limit", "perpage", "pagesize":
		return func(s Slot) Number { return whole(Pick(s.Key, []int{10, 20, 25, 50, 100})) }
	case "percent", "percentage", "progress", "pct", "uptime", "humidity", "completion":
		return func(s Slot) Number { return percent(s.Key.Between(50, 995)) }
	case "rate", "taxrate", "interestrate", "exchangerate", "ratio", "probability", "confidence", "factor":
		return func(s Slot) Number { return Number{Units: int64(s.Key.Between(5, 95)), Decimals: 2} }
	case "rating", "stars", "averagerating":
		return func(s Slot) Number { return percent(s.Key.Between(31, 50)) }
	case "score", "points":
		return func(s Slot) Number { return whole(s.Key.Between(40, 99)) }
	case "age":
		return func(s Slot) Number { return whole(today().Year() - s.Time(birth).Year() - 1) }
	case "year", "modelyear", "publicationyear":
		return func(s Slot) Number { return whole(s.Key.Between(2015, 2025)) }
	case "born", "birthyear", "yearofbirth":
		return func(s Slot) Number { return whole(s.Time(birth).Year()) }
	case "month", "expmonth", "expirymonth":
		return func(s Slot) Number { return whole(s.Key.Between(1, 12)) }
	case "expyear", "expiryyear":
		return func(s Slot) Number { return whole(s.Key.Between(2027, 2030)) }
	case "day", "dayofmonth", "hour", "minute", "week":
		return func(s Slot) Number { return whole(s.Key.Between(1, 23)) }
	}
	return measureNamed(phrase)
}

func measureNamed(phrase string) Numeric {
	switch phrase {
	case "latitude", "lat":
		return func(s Slot) Number { return Number{Units: int64(s.place().latitude), Decimals: 5} }
	case "longitude", "lng", "lon", "long":
		return func(s Slot) Number { return Number{Units: int64(s.place().longitude), Decimals: 5} }
	case "bytes", "byte", "filesize", "contentlength", "sizebytes", "sizeinbytes", "diskusage":
		return func(s Slot) Number { return whole(s.Key.Between(1_200, 4_800_000)) }
	case "width":
		return func(s Slot) Number { return whole(Pick(s.Seed.Nth(ofPicture), []int{320, 640, 800, 1200, 1920})) }
	case "height":
		return func(s Slot) Number { return whole(Pick(s.Seed.Nth(ofPicture), []int{180, 360, 450, 675, 1080})) }
	case "depth", "distance", "radius", "mileage", "elevation", "altitude":
		return func(s Slot) Number { return percent(s.Key.Between(10, 900)) }
	case "weight", "mass":
		return func(s Slot) Number { return percent(s.Key.Between(2, 250)) }
	case "temperature", "temp":
		return func(s Slot) Number { return percent(s.Key.Between(-50, 300)) }
	case "duration", "seconds", "ttl", "timeout", "expiresin", "elapsed", "interval", "maxage", "delay", "latency", "responsetime":
		return func(s Slot) Number { return whole(Pick(s.Key, []int{30, 60, 90, 120, 300, 900, 1800, 3600})) }
	case "mb", "mib":
		return func(s Slot) Number { return whole(Pick(s.Key, []int{64, 128, 256, 512, 1024})) }
	case "gb", "gib":
		return func(s Slot) Number { return whole(Pick(s.Key, []int{2, 4, 8, 16, 32})) }
	case "ms", "millis", "milliseconds":
		return func(s Slot) Number { return whole(s.Key.Between(12, 900)) }
	case "port":
		return func(s Slot) Number { return whole(Pick(s.Key, []int{80, 443, 5432, 8080, 8443})) }
	case "statuscode", "httpstatus", "responsecode":
		return func(s Slot) Number { return whole(Pick(s.Key, []int{200, 200, 201, 204, 404})) }
	case "views", "followers", "following", "likes", "downloads", "watchers", "stargazers", "subscribers", "clicks", "viewcount", "population", "stock":
		return func(s Slot) Number { return whole(s.Key.Between(3, 4000)) }
	case "pages", "numberofpages":
		return func(s Slot) Number { return whole(s.Key.Between(90, 720)) }
	}
	return nil
}
