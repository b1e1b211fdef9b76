package folder

import (
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/apisteward/steward/internal/fault"
)

var ours = List{Name: ".list", Command: "steward test"}

func filesOf(content map[string]string) []File {
	var files []File
	for _, name := range slices.Sorted(maps.Keys(content)) {
		files = append(files, File{name, []byte(content[name])})
	}
	return files
}

// put writes files into a folder.
func put(t *testing.T, dir string, files map[string]string) {
	t.Helper()
	for name, content := range files {
		at := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(at), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(at, []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// look returns what is in a folder: contents of files, "-> to" of links, and
// "empty" of empty folders; nil when there is no folder.
func look(t *testing.T, dir string) map[string]string {
	t.Helper()
	if _, err := os.Stat(dir); err != nil {
		return nil
	}
	found := map[string]string{}
	err := filepath.WalkDir(dir, func(at string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		name, err := filepath.Rel(dir, at)
		if err != nil {
			return err
		}
		switch name = filepath.ToSlash(name); {
		case entry.Type()&fs.ModeSymlink != 0:
			to, err := os.Readlink(at)
			found[name] = "-> " + to
			return err
		case entry.IsDir():
			entries, err := os.ReadDir(at)
			if len(entries) == 0 && name != "." {
				found[name] = "empty"
			}
			return err
		}
		data, err := os.ReadFile(at)
		found[name] = string(data)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return found
}

// with is the content of a folder that a run wrote, beside the files of others.
func with(content map[string]string, others ...map[string]string) map[string]string {
	all := maps.Clone(content)
	all[ours.Name] = string(ours.Text(slices.Collect(maps.Keys(content))))
	for _, o := range others {
		maps.Copy(all, o)
	}
	return all
}

func mustReplace(t *testing.T, dir string, content map[string]string, force bool) {
	t.Helper()
	if err := ours.Replace(dir, filesOf(content), force); err != nil {
		t.Fatal(err)
	}
}

func wants(t *testing.T, dir string, want map[string]string) {
	t.Helper()
	if got := look(t, dir); !maps.Equal(got, want) {
		t.Errorf("%s holds %q\nwant %q", dir, got, want)
	}
}

var (
	before = map[string]string{"a.go": "a", "sub/b.go": "b", "gone/c.go": "c"}
	after  = map[string]string{"a.go": "a changed", "sub/b.go": "b", "new/d.go": "d"}
	mine   = map[string]string{"mine.txt": "mine", "sub/mine.txt": "mine too", ".git/HEAD": "ref", ".git/refs/main": "1"}
)

func TestReplaceMakesAFolder(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "deep", "er")
	mustReplace(t, dir, before, false)
	wants(t, filepath.Dir(dir), prefixed("er/", with(before)))
}

func TestReplaceFillsAnEmptyFolder(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "out")
	if err := os.Mkdir(dir, 0o750); err != nil {
		t.Fatal(err)
	}
	mustReplace(t, dir, before, false)
	wants(t, dir, with(before))
	info, err := os.Stat(dir)
	if err != nil || info.Mode().Perm() != 0o750 {
		t.Errorf("permissions %v, %v", info.Mode(), err)
	}
}

func TestReplaceNeedsForceWhereSomethingIs(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "out")
	put(t, dir, map[string]string{".hidden": "mine"})
	err := ours.Replace(dir, filesOf(before), false)
	if !fault.Is(err, fault.Conflict) || !strings.Contains(err.Error(), "--force") {
		t.Error(err)
	}
	wants(t, filepath.Dir(dir), map[string]string{"out/.hidden": "mine"})
}

func TestReplaceKeepsFilesOfOthers(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "out")
	mustReplace(t, dir, before, false)
	put(t, dir, mine)
	if err := os.Symlink("mine.txt", filepath.Join(dir, "link")); err != nil {
		t.Fatal(err)
	}
	if err := os.Mkdir(filepath.Join(dir, "empty"), 0o700); err != nil {
		t.Fatal(err)
	}
	was, err := os.Stat(filepath.Join(dir, "mine.txt"))
	if err != nil {
		t.Fatal(err)
	}
	mustReplace(t, dir, after, true)
	others := map[string]string{"link": "-> mine.txt", "empty": "empty"}
	wants(t, filepath.Dir(dir), prefixed("out/", with(after, mine, others)))
	is, err := os.Stat(filepath.Join(dir, "mine.txt"))
	if err != nil || !os.SameFile(was, is) {
		t.Error("a file of others is another one now")
	}
	if info, err := os.Stat(filepath.Join(dir, "empty")); err != nil || info.Mode().Perm() != 0o700 {
		t.Errorf("permissions of a folder of others: %v, %v", info.Mode(), err)
	}
}

func TestReplaceNeverTakesThePlaceOfAFileOfOthers(t *testing.T) {
	for _, name := range []string{"a.go", "sub", "new/d.go/deeper", ".list"} {
		dir := filepath.Join(t.TempDir(), "out")
		put(t, dir, map[string]string{name: "mine"})
		if err := ours.Replace(dir, filesOf(after), true); !fault.Is(err, fault.Conflict) {
			t.Errorf("%s: %v", name, err)
		}
		wants(t, filepath.Dir(dir), map[string]string{"out/" + name: "mine"})
	}
}

func TestReplaceFollowsALinkToTheFolderAndNoneInIt(t *testing.T) {
	parent := t.TempDir()
	dir, link := filepath.Join(parent, "real"), filepath.Join(parent, "link")
	put(t, dir, mine)
	elsewhere := filepath.Join(parent, "elsewhere")
	put(t, elsewhere, map[string]string{"b.go": "mine"})
	for name, to := range map[string]string{link: "real", filepath.Join(dir, "new"): elsewhere} {
		if err := os.Symlink(to, name); err != nil {
			t.Fatal(err)
		}
	}
	if err := ours.Replace(link, filesOf(after), true); !fault.Is(err, fault.Conflict) {
		t.Errorf("written through a link: %v", err)
	}
	mustReplace(t, link, before, true)
	wants(t, dir, with(before, mine, map[string]string{"new": "-> " + elsewhere}))
	wants(t, elsewhere, map[string]string{"b.go": "mine"})
	if to, err := os.Readlink(link); err != nil || to != "real" {
		t.Error("the link is gone")
	}
}

func TestReplaceRefusesNamesThatLeadOut(t *testing.T) {
	for _, name := range []string{"../x", "/x", "a/../../x", "", ".", "a//b", "a/"} {
		dir := filepath.Join(t.TempDir(), "out")
		if err := ours.Replace(dir, []File{{Name: name}}, false); err == nil {
			t.Errorf("%q is written", name)
		}
		wants(t, filepath.Dir(dir), map[string]string{})
	}
	if err := ours.Replace(filepath.Join(t.TempDir(), "out"), []File{{Name: "a"}, {Name: "a"}}, false); err == nil {
		t.Error("two files of one name are written")
	}
}

func TestReplaceRefusesWhatCannotBeSwapped(t *testing.T) {
	dir := t.TempDir()
	t.Chdir(dir)
	put(t, dir, map[string]string{"file": "mine", "sub/file": "mine"})
	for _, at := range []string{".", "..", "/", "file"} {
		if err := ours.Replace(at, filesOf(before), true); err == nil {
			t.Errorf("%s is replaced", at)
		}
	}
	if err := os.Symlink("nowhere", "dangling"); err != nil {
		t.Fatal(err)
	}
	if err := ours.Replace("dangling", filesOf(before), true); !fault.Is(err, fault.Conflict) {
		t.Error(err)
	}
	wants(t, dir, map[string]string{"file": "mine", "sub/file": "mine", "dangling": "-> nowhere"})
}

func prefixed(prefix string, files map[string]string) map[string]string {
	all := map[string]string{}
	for name, content := range files {
		all[prefix+name] = content
	}
	return all
}
