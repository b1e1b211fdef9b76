package runtime

import (
	"fmt"
	"net/http"
)

// maxRedirects is how many redirects a call follows.
const maxRedirects = 10

// harmless are the headers that may follow a redirect to another origin; any
// other may hold credentials, or an address that does.
var harmless = [...]string{"Accept", "Accept-Encoding", "Accept-Language", "Content-Type", "Range", "If-Range", "User-Agent"}

// guard returns a copy of an HTTP client that follows redirects to another
// origin without credentials, and does not take a body there.
func guard(client *http.Client) *http.Client {
	guarded := *client
	guarded.CheckRedirect = func(request *http.Request, via []*http.Request) error {
		if len(via) >= maxRedirects {
			return fmt.Errorf("stopped after %d redirects", maxRedirects)
		}
		for _, earlier := range via {
			if sameOrigin(request.URL, earlier.URL) {
				continue
			}
			if request.Body != nil && request.Body != http.NoBody {
				return http.ErrUseLastResponse
			}
			keepHarmless(request)
			break
		}
		if client.CheckRedirect != nil {
			return client.CheckRedirect(request, via)
		}
		return nil
	}
	return &guarded
}

func keepHarmless(request *http.Request) {
	kept := http.Header{}
	for _, name := range harmless {
		if values, ok := request.Header[name]; ok {
			kept[name] = values
		}
	}
	request.Header = kept
}
