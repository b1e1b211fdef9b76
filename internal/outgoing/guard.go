package outgoing

import (
	"errors"
	"net/netip"
	"syscall"

	"code.dny.dev/ssrf"
)

// Reach says which addresses may be reached.
type Reach uint8

// The reaches. The zero value is what a server wants.
const (
	Public   Reach = iota // addresses of the public internet
	Loopback              // this machine, for one who works at it
	Nowhere               // none but those that are trusted
)

// errNowhere refuses every address.
var errNowhere = errors.New("no address may be reached")

// errPort refuses ports of other protocols.
var errPort = errors.New("the port belongs to another protocol than HTTP")

// control is what a net.Dialer asks before it connects, when names are resolved
// to addresses.
type control func(network, address string, c syscall.RawConn) error

// control refuses the addresses that are out of reach.
func (r Reach) control() control {
	switch r {
	case Public:
		return webPorts(ssrf.New(ssrf.WithAnyPort(), ssrf.WithDeniedV4Prefixes(metadata()...)).Safe)
	case Loopback:
		return onlyLoopback
	}
	return func(string, string, syscall.RawConn) error { return errNowhere }
}

// metadata are addresses at which clouds tell their machines secrets and that no
// registry lists as special. The others are link-local or private ones
// (169.254.169.254, fd00:ec2::254, 100.100.100.200, 192.0.0.192), which ssrf
// refuses.
func metadata() []netip.Prefix {
	return []netip.Prefix{netip.MustParsePrefix("168.63.129.16/32")} // Azure
}

// webPorts refuses system ports (RFC 6335, section 6) other than those of HTTP:
// servers of mail and the like could take a request for their own protocol.
func webPorts(next control) control {
	return func(network, address string, c syscall.RawConn) error {
		to, err := netip.ParseAddrPort(address)
		if err != nil {
			return err
		}
		if p := to.Port(); p < 1024 && p != 80 && p != 443 {
			return errPort
		}
		return next(network, address, c)
	}
}

// onlyLoopback refuses all that is not this machine.
func onlyLoopback(_, address string, _ syscall.RawConn) error {
	to, err := netip.ParseAddrPort(address)
	if err != nil {
		return err
	}
	if !to.Addr().Unmap().IsLoopback() {
		return ssrf.ErrProhibitedIP
	}
	return nil
}

// refused reports whether an error is that of a guard.
func refused(err error) bool {
	for _, is := range []error{
		errNowhere, errPort, ssrf.ErrProhibitedIP, ssrf.ErrProhibitedNetwork, ssrf.ErrProhibitedPort, ssrf.ErrInvalidHostPort,
	} {
		if errors.Is(err, is) {
			return true
		}
	}
	return false
}
