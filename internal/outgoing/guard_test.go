package outgoing

import (
	"net"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"

	"github.com/apisteward/steward/internal/fault"
)

func TestPublicAddresses(t *testing.T) {
	t.Parallel()
	check := Public.control()
	for address, reached := range map[string]bool{
		"1.1.1.1:443":                  true,
		"1.1.1.1:8443":                 true,
		"[2606:4700:4700::1111]:443":   true,
		"1.1.1.1:25":                   false, // mail
		"127.0.0.1:80":                 false,
		"127.8.8.8:80":                 false,
		"0.0.0.0:80":                   false,
		"10.1.2.3:80":                  false,
		"172.16.0.1:80":                false,
		"192.168.1.1:80":               false,
		"100.64.0.1:80":                false,
		"224.0.0.1:80":                 false,
		"255.255.255.255:80":           false,
		"[::1]:80":                     false,
		"[::]:80":                      false,
		"[::ffff:127.0.0.1]:80":        false,
		"[::ffff:1.1.1.1]:80":          false,
		"[fe80::1%eth0]:80":            false,
		"[fc00::1]:80":                 false,
		"[64:ff9b::7f00:1]:80":         false, // NAT64 of 127.0.0.1
		"[2002:7f00:1::]:80":           false, // 6to4 of 127.0.0.1
		"169.254.169.254:80":           false, // AWS, GCP, Azure, Oracle
		"[fd00:ec2::254]:80":           false, // AWS
		"[fd20:ce::254]:80":            false, // GCP
		"168.63.129.16:80":             false, // Azure
		"168.63.129.16:32526":          false,
		"100.100.100.200:80":           false, // Alibaba
		"192.0.0.192:80":               false, // Oracle
		"nowhere":                      false,
		"[2001:4860:4860::8888]:65535": true,
	} {
		network := "tcp4"
		if strings.HasPrefix(address, "[") {
			network = "tcp6"
		}
		if err := check(network, address, nil); (err == nil) != reached {
			t.Errorf("%s: %v", address, err)
		}
	}
	if err := check("udp4", "1.1.1.1:443", nil); err == nil {
		t.Error("UDP is let through")
	}
}

func TestLoopbackAddresses(t *testing.T) {
	t.Parallel()
	check := Loopback.control()
	for address, reached := range map[string]bool{
		"127.0.0.1:22": true, "127.1.2.3:8080": true, "[::1]:80": true, "[::ffff:127.0.0.1]:80": true,
		"0.0.0.0:80": false, "[::]:80": false, "1.1.1.1:443": false, "192.168.1.1:80": false, "169.254.169.254:80": false, "nowhere": false,
	} {
		if err := check("tcp", address, nil); (err == nil) != reached {
			t.Errorf("%s: %v", address, err)
		}
	}
	if err := Nowhere.control()("tcp4", "127.0.0.1:80", nil); err == nil {
		t.Error("what may go nowhere goes to this machine")
	}
}

// reception counts requests, and lives on loopback.
func reception(t *testing.T) (*httptest.Server, *int) {
	t.Helper()
	n := new(int)
	s := httptest.NewServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { *n++ }))
	t.Cleanup(s.Close)
	return s, n
}

func TestNamesAreJudgedByWhereTheyLead(t *testing.T) {
	t.Parallel()
	s, received := reception(t)
	_, port, _ := net.SplitHostPort(s.Listener.Addr().String())
	resolver := names(t, map[string]string{
		"inside.example.com": "127.0.0.1", "meta.example.com": "169.254.169.254", "six.example.com": "::1", "azure.example.com": "168.63.129.16",
	})
	for _, host := range []string{"inside.example.com", "meta.example.com", "six.example.com", "azure.example.com", "127.0.0.1", "localhost", "[::ffff:127.0.0.1]"} {
		_, err := get(t, New(Options{Resolver: resolver}), "http://"+host+":"+port+"/")
		if !fault.Is(err, fault.Forbidden) || !strings.Contains(err.(*fault.Error).Detail, host) {
			t.Errorf("%s: %v", host, err)
		}
	}
	for _, address := range []string{"http://2130706433:" + port, "http://0x7f.1:" + port, "http://127.1:" + port} {
		if _, err := get(t, New(Options{Resolver: resolver}), address); err == nil {
			t.Errorf("%s is reached", address)
		}
	}
	if *received != 0 {
		t.Errorf("%d requests arrived", *received)
	}
	if _, err := get(t, New(Options{Reach: Loopback, Resolver: resolver}), "http://inside.example.com:"+port); err != nil {
		t.Errorf("on loopback: %v", err)
	}
	if _, err := get(t, New(Options{Reach: Loopback, Resolver: resolver}), "http://meta.example.com"); !fault.Is(err, fault.Forbidden) {
		t.Errorf("metadata from loopback: %v", err)
	}
}

func TestTrustedOrigins(t *testing.T) {
	t.Parallel()
	s, received := reception(t)
	other, _ := reception(t)
	trusted, err := url.Parse(strings.Replace(s.URL, "127.0.0.1", "LocalHost", 1) + "/hooks")
	if err != nil {
		t.Fatal(err)
	}
	for _, reach := range []Reach{Public, Nowhere} {
		c := New(Options{Reach: reach, Trusted: []*url.URL{trusted}})
		if _, err := get(t, c, strings.Replace(s.URL, "127.0.0.1", "localhost", 1)+"/other"); err != nil {
			t.Errorf("the trusted origin: %v", err)
		}
		if _, err := get(t, c, strings.Replace(other.URL, "127.0.0.1", "localhost", 1)); !fault.Is(err, fault.Forbidden) {
			t.Errorf("another port of the trusted host: %v", err)
		}
	}
	if *received != 2 {
		t.Errorf("%d requests arrived", *received)
	}
}
