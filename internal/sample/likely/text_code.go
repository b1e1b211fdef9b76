package likely

import (
	"fmt"
	"strings"
)

// codeNamed is about what machines tell things by.
func codeNamed(phrase string) Textual {
	switch phrase {
	case "id", "identifier", "uid", "key", "objectid", "ref", "reference", "externalid", "nodeid", "cuid", "nanoid", "ulid":
		return identifier
	case "uuid", "guid", "correlationid", "traceid", "requestid":
		return func(s Slot, try int) string {
			return nth(try, uuid(s.Key), hexadecimal(s.Key, 32), hexadecimal(s.Key, 16))
		}
	case "slug", "permalinkslug", "urlslug", "shortname", "repo", "repository", "project", "namespace", "bucket", "branch", "defaultbranch", "cluster":
		return func(s Slot, try int) string {
			return nth(try, slug(s.Subject), strings.ReplaceAll(slug(s.Subject), "-", ""), "main")
		}
	case "sha", "sha1", "commitsha", "headsha", "commithash", "oid", "treesha":
		return func(s Slot, try int) string {
			return nth(try, hexadecimal(s.Key, 40), hexadecimal(s.Key, 64), hexadecimal(s.Key, 7))
		}
	case "sha256", "hash", "checksum", "fingerprint", "contenthash":
		return func(s Slot, try int) string {
			return nth(try, hexadecimal(s.Key, 64), hexadecimal(s.Key, 40), hexadecimal(s.Key, 32), hexadecimal(s.Key, 8))
		}
	case "digest":
		return func(s Slot, try int) string {
			return nth(try, "sha256:"+hexadecimal(s.Key, 64), hexadecimal(s.Key, 64))
		}
	case "md5":
		return func(s Slot, try int) string { return nth(try, hexadecimal(s.Key, 32)) }
	case "etag":
		return func(s Slot, try int) string { return nth(try, `"`+hexadecimal(s.Key, 16)+`"`, hexadecimal(s.Key, 16)) }
	case "token", "secret", "apikey", "accesstoken", "refreshtoken", "clientsecret", "privatekey", "credential", "idtoken", "bearertoken", "secretkey", "password", "passphrase", "signature",
		"authtoken", "pin", "passwd", "accesskey", "signingsecret":
		return func(s Slot, try int) string {
			return nth(try, "not-a-real-secret-"+base36(s.Key, 8), "notasecret"+base36(s.Key, 6), "secret")
		}
	case "cursor", "nextcursor", "pagetoken", "nextpagetoken", "continuationtoken", "nexttoken", "prevcursor", "endcursor", "startcursor":
		return func(s Slot, try int) string { return nth(try, base36(s.Key, 16), base36(s.Key, 8)) }
	case "version", "apiversion", "semver", "release", "appversion":
		return func(s Slot, try int) string {
			return nth(try, fmt.Sprintf("%d.%d.%d", s.Key.Between(1, 4), s.Key.Nth(0).Below(10), s.Key.Nth(1).Below(10)), "v1", "1")
		}
	case "tagname":
		return func(s Slot, try int) string {
			return nth(try, fmt.Sprintf("v%d.%d.0", s.Key.Between(1, 4), s.Key.Nth(0).Below(10)))
		}
	case "isbn", "isbn13":
		return func(s Slot, try int) string { return nth(try, isbn13(s.Seed), isbn10(s.Seed)) }
	case "isbn10":
		return func(s Slot, try int) string { return nth(try, isbn10(s.Seed)) }
	case "ean", "gtin", "barcode", "upc", "ean13":
		return func(s Slot, try int) string { return nth(try, isbn13(s.Seed), isbn13(s.Seed)[1:]) }
	case "iban":
		return func(s Slot, try int) string { return nth(try, iban(s.Seed)) }
	case "bic", "swift", "swiftcode", "bicswift":
		return oneOf("EXAMDEFF", "EXAMGB2L", "EXAMFRPP")
	case "cardnumber", "creditcard", "creditcardnumber", "pan":
		return oneOf("4242424242424242", "5555555555554444")
	case "last4", "lastfour", "lastdigits":
		return oneOf("4242", "4444")
	case "cvc", "cvv":
		return oneOf("123", "321")
	case "sku", "productcode", "articlenumber", "itemcode", "partnumber":
		return func(s Slot, try int) string { return nth(try, "SKU-"+whole(s.Seed.Between(1000, 9999)).String()) }
	case "invoicenumber", "ordernumber", "number", "accountnumber", "serialnumber", "trackingnumber", "referencenumber", "invoiceno", "orderno", "serial", "ticketnumber":
		return func(s Slot, try int) string {
			n := whole(s.Key.Between(100_000, 999_999)).String()
			return nth(try, n, n[:4], n[:1])
		}
	case "vatnumber", "vatid", "taxid", "taxnumber":
		return func(s Slot, try int) string {
			return nth(try, s.place().code+whole(s.Seed.Between(100_000_000, 999_999_999)).String())
		}
	case "code", "promocode", "couponcode", "vouchercode", "voucher", "coupon":
		return func(s Slot, try int) string { c := strings.ToUpper(base36(s.Key, 6)); return nth(try, c, c[:3], c[:2]) }
	}
	return nil
}

func identifier(s Slot, try int) string {
	switch try {
	case 0:
		return base36(s.Key, 12)
	case 1:
		return whole(s.Key.Between(1, 9999)).String()
	case 2:
		return uuid(s.Key)
	case 3:
		return hexadecimal(s.Key, 24)
	}
	return ""
}

// ID is what a machine may tell a field of the subject by: n small letters
// and digits, of which the first is a letter.
func ID(s Slot, n int) string { return base36(s.Key, n) }

// base36 is of small letters and digits, with a letter first.
func base36(seed Seed, n int) string {
	const characters = "abcdefghijkmnpqrstuvwxyz23456789"
	out := make([]byte, n)
	for i := range out {
		out[i] = characters[seed.Nth(i).Below(len(characters))]
	}
	if n > 0 {
		out[0] = characters[seed.Below(24)]
	}
	return string(out)
}

func hexadecimal(seed Seed, n int) string {
	out := make([]byte, n)
	for i := range out {
		out[i] = "0123456789abcdef"[seed.Nth(i).Below(16)]
	}
	return string(out)
}

// uuid has the form of a random one (RFC 9562, section 5.4).
func uuid(seed Seed) string {
	h := []byte(hexadecimal(seed, 32))
	h[12], h[16] = '4', "89ab"[seed.Below(4)]
	return string(h[:8]) + "-" + string(h[8:12]) + "-" + string(h[12:16]) + "-" + string(h[16:20]) + "-" + string(h[20:])
}

// isbn13 has a right check digit (ISO 2108).
func isbn13(seed Seed) string {
	body := fmt.Sprintf("978%09d", seed.Below(1_000_000_000))
	sum := 0
	for i := range body {
		sum += int(body[i]-'0') * (1 + 2*(i%2))
	}
	return body + whole((10-sum%10)%10).String()
}

func isbn10(seed Seed) string {
	body := fmt.Sprintf("%09d", seed.Below(1_000_000_000))
	sum := 0
	for i := range body {
		sum += int(body[i]-'0') * (10 - i)
	}
	if check := (11 - sum%11) % 11; check < 10 {
		return body + whole(check).String()
	}
	return body + "X"
}

// iban has right check digits (ISO 13616), for an account of a bank that does
// not exist.
func iban(seed Seed) string {
	account := fmt.Sprintf("00000000%010d", seed.Below(1_000_000_000))
	rest := 0
	for _, c := range account + "131400" { // D is 13, E is 14
		rest = (rest*10 + int(c-'0')) % 97
	}
	return fmt.Sprintf("DE%02d%s", 98-rest, account)
}
