package golang

import (
	"go/token"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/apisteward/steward/internal/clients/plan"
)

// initialisms are words that Go writes in capitals.
var initialisms = map[string]string{
	"acl": "ACL", "api": "API", "apis": "APIs", "ascii": "ASCII", "aws": "AWS", "cidr": "CIDR", "cpu": "CPU", "css": "CSS", "csv": "CSV",
	"db": "DB", "dns": "DNS", "eof": "EOF", "gid": "GID", "gpg": "GPG", "guid": "GUID", "html": "HTML", "http": "HTTP", "https": "HTTPS",
	"iam": "IAM", "id": "ID", "ids": "IDs", "ip": "IP", "ips": "IPs", "json": "JSON", "jwt": "JWT", "mfa": "MFA", "oidc": "OIDC", "oauth": "OAuth", "oauth2": "OAuth2", "os": "OS", "pdf": "PDF",
	"qr": "QR", "ram": "RAM", "saml": "SAML", "scim": "SCIM", "sdk": "SDK", "sha": "SHA", "sla": "SLA", "smtp": "SMTP", "sql": "SQL",
	"ssh": "SSH", "ssl": "SSL", "sso": "SSO", "svg": "SVG", "tcp": "TCP", "tls": "TLS", "ttl": "TTL", "udp": "UDP", "ui": "UI", "uid": "UID",
	"uri": "URI", "uris": "URIs", "url": "URL", "urls": "URLs", "utf8": "UTF8", "uuid": "UUID", "vm": "VM", "vms": "VMs", "vpc": "VPC",
	"xml": "XML", "xss": "XSS", "yaml": "YAML",
}

// exported spells a name as an exported identifier: [get user by id] is
// GetUserByID. One that would not begin with a capital gets an X before it.
func exported(n plan.Name) string {
	var b strings.Builder
	for _, word := range n {
		write(&b, capital(word))
	}
	text := b.String()
	if first, _ := utf8.DecodeRuneInString(text); unicode.IsUpper(first) {
		return text
	}
	return "X" + text
}

// local spells a name as an identifier of a function: [user id] is userID.
func local(n plan.Name) string {
	var b strings.Builder
	for i, word := range n {
		if i == 0 {
			write(&b, word)
			continue
		}
		write(&b, capital(word))
	}
	text := b.String()
	switch {
	case text == "" || unicode.IsDigit([]rune(text)[0]):
		return "x" + text
	case token.IsKeyword(text) || predeclared[text]:
		return text + "_"
	}
	return text
}

// predeclared are the identifiers that the body of a generated function uses,
// or that a reader takes for something else.
var predeclared = map[string]bool{
	"any": true, "append": true, "bool": true, "byte": true, "call": true, "ctx": true, "error": true, "false": true, "float64": true,
	"input": true, "int": true, "int32": true, "int64": true, "len": true, "make": true, "new": true, "nil": true, "options": true,
	"params": true, "body": true, "run": true, "all": true, "s": true, "string": true, "true": true, "uint32": true, "uint64": true,
	"context": true, "io": true, "iter": true, "json": true, "time": true,
}

// write appends a word without what Go's identifiers cannot hold. Two numbers
// in a row are kept apart.
func write(b *strings.Builder, word string) {
	before := b.String()
	word = strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return r
		}
		return -1
	}, word)
	if before != "" && word != "" && isDigit(before[len(before)-1]) && isDigit(word[0]) {
		b.WriteByte('_')
	}
	b.WriteString(word)
}

func isDigit(c byte) bool { return '0' <= c && c <= '9' }

func capital(word string) string {
	if spelled, ok := initialisms[word]; ok {
		return spelled
	}
	for i, r := range word {
		return string(unicode.ToUpper(r)) + word[i+len(string(r)):]
	}
	return word
}

// packageName joins the words of a name, in the letters that every file system
// and go command takes: a to z and digits.
func packageName(n plan.Name) string {
	text := strings.Map(func(r rune) rune {
		if 'a' <= r && r <= 'z' || '0' <= r && r <= '9' {
			return r
		}
		return -1
	}, strings.Join(n, ""))
	switch {
	case text == "" || isDigit(text[0]):
		return "api" + text
	case token.IsKeyword(text) || predeclared[text] || text == "main" || text == "internal" || text == "vendor":
		return text + "api"
	}
	return text
}

// fileName spells a name as a file's, without ".go".
func fileName(n plan.Name) string {
	text := strings.Map(func(r rune) rune {
		if 'a' <= r && r <= 'z' || '0' <= r && r <= '9' || r == '_' {
			return r
		}
		return -1
	}, n.Snake())
	text = strings.Trim(text, "_")
	if len(text) > 80 {
		text = strings.TrimRight(text[:80], "_")
	}
	if text == "" {
		return "x"
	}
	return text
}

// constrained reports whether the go command reads a condition out of the last
// word of a file's name, or takes the file for a test (go help buildconstraint).
func constrained(file string) bool {
	word := file[strings.LastIndexByte(file, '_')+1:]
	return word == "test" || systems[word]
}

// systems are the operating systems and processors that file names may end with.
var systems = map[string]bool{
	"aix": true, "android": true, "darwin": true, "dragonfly": true, "freebsd": true, "hurd": true, "illumos": true, "ios": true, "js": true,
	"linux": true, "nacl": true, "netbsd": true, "openbsd": true, "plan9": true, "solaris": true, "wasip1": true, "windows": true, "zos": true,
	"386": true, "amd64": true, "amd64p32": true, "arm": true, "armbe": true, "arm64": true, "arm64be": true, "loong64": true, "mips": true,
	"mipsle": true, "mips64": true, "mips64le": true, "mips64p32": true, "mips64p32le": true, "ppc": true, "ppc64": true, "ppc64le": true,
	"riscv": true, "riscv64": true, "s390": true, "s390x": true, "sparc": true, "sparc64": true, "wasm": true, "unix": true,
}
