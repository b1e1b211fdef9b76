package page

import (
	"crypto/sha256"
	"embed"
	"encoding/hex"
)

//go:embed assets
var assetFiles embed.FS

// Assets are the files that pages refer to, each under an address with its
// digest, so that browsers may keep them for ever.
type Assets struct{ byPath map[string]Asset }

// Asset is one file.
type Asset struct {
	Type    string // media type
	Content []byte
}

// LoadAssets returns the assets of the binary.
func LoadAssets() (*Assets, error) {
	a := &Assets{byPath: map[string]Asset{}}
	entries, err := assetFiles.ReadDir("assets")
	if err != nil {
		return nil, err
	}
	for _, e := range entries {
		content, err := assetFiles.ReadFile("assets/" + e.Name())
		if err != nil {
			return nil, err
		}
		a.byPath[assetPath(e.Name(), content)] = Asset{Type: assetKind(e.Name()), Content: content}
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

// Path returns the address of the asset with the given name.
func (a *Assets) Path(name string) string {
	for p := range a.byPath {
		if p[len(p)-len(name):] == name {
			return p
		}
	}
	return ""
}

// At returns the asset with the given address.
func (a *Assets) At(path string) (Asset, bool) {
	file, ok := a.byPath[path]
	return file, ok
}
