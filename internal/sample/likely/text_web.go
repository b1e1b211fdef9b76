package likely

import "fmt"

// webNamed is about addresses on networks.
func webNamed(phrase string) Textual {
	switch phrase {
	case "email", "mail", "emailaddress", "useremail", "contactemail", "replyto", "emails":
		return email
	case "avatar", "avatarurl", "picture", "pictureurl", "photo", "photourl", "image", "imageurl", "thumbnail", "thumbnailurl", "icon", "iconurl", "logo", "logourl", "coverurl", "cover", "poster":
		return func(s Slot, try int) string {
			return nth(try, "https://example.com/images/"+slug(s.Subject)+".png", "/images/"+slug(s.Subject)+".png")
		}
	case "homepage", "website", "site", "blog", "websiteurl", "homepageurl", "web":
		return func(s Slot, try int) string {
			return nth(try, "https://"+slug(s.Subject)+".example.com", "/"+slug(s.Subject))
		}
	case "url", "uri", "href", "link", "htmlurl", "weburl", "permalink", "selflink", "canonicalurl", "iri", "urireference":
		return func(s Slot, try int) string { return nth(try, "https://example.com/"+page(s), "/"+page(s)) }
	case "next", "previous", "prev", "self", "nexturl", "nextpage", "prevpage":
		return func(s Slot, try int) string {
			return nth(try, "https://example.com/"+slug(s.Subject)+"?page=2", "/"+slug(s.Subject))
		}
	case "callbackurl", "redirecturi", "redirecturl", "webhookurl", "returnurl", "callback":
		return func(s Slot, try int) string { return nth(try, "https://"+slug(s.Subject)+".example.com/callback") }
	case "cloneurl":
		return func(s Slot, try int) string { return nth(try, "https://example.com/"+slug(s.Subject)+".git") }
	case "giturl", "sshurl":
		return func(s Slot, try int) string { return nth(try, "git://example.com/"+slug(s.Subject)+".git") }
	case "endpoint", "baseurl", "server", "origin":
		return func(s Slot, try int) string { return nth(try, "https://api.example.com", "api.example.com") }
	case "path", "pathname", "filepath", "folder", "directory":
		return func(s Slot, try int) string { return nth(try, "/"+page(s), page(s)) }
	case "hostname", "host", "domain", "fqdn", "domainname", "servername":
		return func(s Slot, try int) string { return nth(try, slug(s.Subject)+".example.com", "example.com") }
	case "ip", "ipaddress", "ipv4", "ipaddr", "clientip", "remoteip", "sourceip", "remoteaddr":
		return func(s Slot, try int) string { return nth(try, ipv4(s.Key), ipv6(s.Key)) }
	case "ipv6":
		return func(s Slot, try int) string { return nth(try, ipv6(s.Key)) }
	case "cidr", "subnet", "iprange":
		return oneOf("192.0.2.0/24", "198.51.100.0/24", "203.0.113.0/24")
	case "mac", "macaddress":
		return func(s Slot, try int) string { return nth(try, fmt.Sprintf("00:00:5E:00:53:%02X", s.Key.Below(256))) }
	case "useragent":
		return oneOf("Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0", "curl/8.17.0")
	case "mime", "mimetype", "contenttype", "mediatype":
		return func(s Slot, try int) string { return nth(try, s.file().mediaType, "application/pdf") }
	case "filename", "originalfilename", "file", "attachment", "basename":
		return fileName
	case "extension", "fileextension", "fileformat":
		return func(s Slot, try int) string { return nth(try, s.file().extension) }
	case "httpmethod", "requestmethod":
		return oneOf("GET", "POST", "PUT")
	case "protocol", "scheme":
		return oneOf("https", "http")
	}
	return nil
}

func email(s Slot, try int) string {
	if s.Kind == Organisation {
		return nth(try, "info@"+slug(s.Subject)+".example.com", "info@example.com")
	}
	return nth(try, s.first().plain+"."+s.last().plain+"@example.com", s.login()+"@example.com", "ada@example.com")
}

// page is a path of its own for every field.
func page(s Slot) string { return slug(s.Subject) + "-" + base36(s.Key, 4) }

func fileName(s Slot, try int) string {
	return nth(try, slug(s.Subject)+"."+s.file().extension, slug(s.Subject))
}

// file is what a file may be.
type file struct{ extension, mediaType string }

func (s Subject) file() file {
	return Pick(s.Seed.Nth(ofFile), []file{{"pdf", "application/pdf"}, {"png", "image/png"}, {"csv", "text/csv"}, {"txt", "text/plain"}})
}

func ipv4(seed Seed) string {
	return Pick(seed.Nth(0), []string{"192.0.2.", "198.51.100.", "203.0.113."}) + whole(seed.Between(1, 254)).String()
}

func ipv6(seed Seed) string {
	return fmt.Sprintf("2001:db8:%x::%x", seed.Between(1, 9999), seed.Between(1, 254))
}
