package portal

import (
	"bytes"
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"net/http"
	"time"
)

//go:embed assets
var assetFiles embed.FS

// assets are the files that pages refer to, each under an address with its
// digest, so that browsers may keep them for ever.
type assets struct{ byPath map[string]asset }

type asset struct {
	kind    string
	content []byte
}

func loadAssets() (*assets, error) {
	a := &assets{byPath: map[string]asset{}}
	entries, err := assetFiles.ReadDir("assets")
	if err != nil {
		return nil, err
	}
	for _, e := range entries {
		content, err := assetFiles.ReadFile("assets/" + e.Name())
		if err != nil {
			return nil, err
		}
		a.byPath[assetPath(e.Name(), content)] = asset{kind: assetKind(e.Name()), content: content}
	}
	return a, nil
}

func assetPath(name string, content []byte) string {
	sum := sha256.Sum256(content)
	return "/assets/" + hex.EncodeToString(sum[:6]) + "/" + name
}

func assetKind(name string) string {
	if name == "icon.svg" {
		return "image/svg+xml"
	}
	return "text/css; charset=utf-8"
}

// path returns the address of the asset with the given name.
func (a *assets) path(name string) string {
	for p := range a.byPath {
		if p[len(p)-len(name):] == name {
			return p
		}
	}
	return ""
}

// ServeHTTP serves one asset.
func (a *assets) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	file, ok := a.byPath[r.URL.Path]
	if !ok {
		http.NotFound(w, r)
		return
	}
	w.Header().Set("Content-Type", file.kind)
	w.Header().Set("Cache-Control", keepForever)
	w.Header().Set("ETag", entityTag(file.content))
	http.ServeContent(w, r, "", time.Time{}, bytes.NewReader(file.content))
}
