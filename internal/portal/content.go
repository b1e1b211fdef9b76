package portal

import (
	"context"
	"time"

	"github.com/apisteward/steward/internal/etag"
	"github.com/apisteward/steward/internal/portal/page"
)

// content is what is sent, as it is kept.
type content struct {
	kind     string   // media type
	policy   string   // Content-Security-Policy; "" for the one of all pages
	links    []string // Link (RFC 8288)
	tag      string   // strong entity tag of the body without its coding
	coding   coding
	body     []byte
	location string // of what is here in place of a body
}

// contentKey names content: what answer.key says, and its coding.
type contentKey struct {
	key    string
	coding coding
}

// overhead is about what content takes in memory besides its texts.
const overhead = 512

func (c *content) cost(key string) int64 {
	return int64(len(c.body)+2*len(key)+len(c.policy)) + overhead
}

// newContent returns content that is not coded.
func newContent(kind string, body []byte) *content {
	return &content{kind: kind, body: body, tag: etag.Of(body)}
}

// makeLimit is how long what content is made of may take to be read.
const makeLimit = time.Minute

// content returns what an answer is made to, from before where it is kept.
func (p *Portal) content(ctx context.Context, a *answer, in coding) (*content, error) {
	return p.contents.Get(contentKey{a.key, in}, func() (*content, int64, error) {
		// Others may wait for the same content when this visitor goes away.
		ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), makeLimit)
		defer cancel()
		made, err := p.make(ctx, a, in)
		if err != nil {
			return nil, 0, err
		}
		return made, made.cost(a.key), nil
	})
}

// make makes content in a coding. What it is without is not kept: nearly all
// visitors take one, and pages are ten times as large without.
func (p *Portal) make(ctx context.Context, a *answer, in coding) (*content, error) {
	whole, err := a.make(ctx)
	if err != nil || in == plain || len(whole.body) < minPacked {
		return whole, err
	}
	packed := *whole
	packed.coding, packed.body = in, p.packer.pack(whole.body, in)
	return &packed, nil
}

// Media types.
const (
	typeHTML     = "text/html; charset=utf-8"
	typeMarkdown = "text/markdown; charset=utf-8"
	typeText     = "text/plain; charset=utf-8"
	typeAtom     = "application/atom+xml; charset=utf-8"
)

// render makes a page into content.
func (p *Portal) render(pg page.Page, f page.Form) (*content, error) {
	if f.Twin {
		return newContent(typeMarkdown, page.Twin(pg)), nil
	}
	body, err := p.renderer.HTML(pg)
	if err != nil {
		return nil, err
	}
	made := newContent(typeHTML, body)
	if twin := pg.Frame().Twin; twin != "" {
		made.link(twin, `rel="alternate"; type="text/markdown"`)
	}
	return made, nil
}

// link adds a link, with its parameters as they are written.
func (c *content) link(to, parameters string) {
	c.links = append(c.links, "<"+to+">; "+parameters)
}
