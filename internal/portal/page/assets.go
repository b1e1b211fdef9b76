package page

import (
	"cmp"
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"net/http"
	"path"
	"slices"
	"strings"
)

//go:embed assets
var assetFiles embed.FS

// typeScript is the media type of scripts.
const typeScript = "text/javascript; charset=utf-8"

// Assets are the files that pages refer to. On a server each has an address
// with its digest, so that browsers may keep it for ever.
type Assets struct {
	byPath map[string]Asset
	paths  map[string]string // by name
}

// Asset is one file.
type Asset struct {
	Type    string // media type
	Content []byte
}

// LoadAssets returns the assets of the binary, with the brand's colour and
// logo.
func LoadAssets(brand Brand) (*Assets, error) {
	a := &Assets{byPath: map[string]Asset{}, paths: map[string]string{}}
	entries, err := assetFiles.ReadDir("assets")
	if err != nil {
		return nil, err
	}
	for _, e := range entries {
		content, err := assetFiles.ReadFile("assets/" + e.Name())
		if err != nil {
			return nil, err
		}
		if e.Name() == "portal.css" {
			content = append(content, brand.style()...)
		}
		a.add(e.Name(), content)
	}
	if len(brand.Logo) > 0 {
		a.add("logo", brand.Logo)
	}
	return a, nil
}

func (a *Assets) add(name string, content []byte) {
	sum := sha256.Sum256(content)
	address := "/assets/" + hex.EncodeToString(sum[:6]) + "/" + name
	a.paths[name] = address
	a.byPath[address] = Asset{Type: assetKind(name, content), Content: content}
}

func assetKind(name string, content []byte) string {
	switch path.Ext(name) {
	case ".css":
		return "text/css; charset=utf-8"
	case ".js":
		return typeScript
	case ".svg":
		return "image/svg+xml"
	}
	return imageKind(content)
}

// imageKind is the media type of an image.
func imageKind(content []byte) string {
	kind := http.DetectContentType(content)
	if strings.HasPrefix(kind, "text/") { // SVG is XML to the eyes of Go
		return "image/svg+xml"
	}
	return kind
}

// Path returns the address of the asset with the given name on a server, or
// "" when there is none.
func (a *Assets) Path(name string) string { return a.paths[name] }

// At returns the asset with the given address.
func (a *Assets) At(path string) (Asset, bool) {
	file, ok := a.byPath[path]
	return file, ok
}

// Files returns all assets as files of a folder, ordered by path.
func (a *Assets) Files() []File {
	files := make([]File, 0, len(a.paths))
	for name, address := range a.paths {
		file := a.byPath[address]
		files = append(files, File{Path: "assets/" + name, Type: file.Type, Content: file.Content})
	}
	slices.SortFunc(files, func(x, y File) int { return cmp.Compare(x.Path, y.Path) })
	return files
}
