package main

import "testing"

func TestAVerdictHoldsForTheSameFiles(t *testing.T) {
	t.Parallel()
	tools, folder := clientTools{toolFolder{t.TempDir()}}, t.TempDir()
	asked := 0
	judge := func(found ...complaint) []complaint {
		t.Helper()
		got, err := tools.remembered(goLanguage, folder, func() ([]complaint, error) {
			asked++
			return found, nil
		})
		if err != nil {
			t.Fatal(err)
		}
		return got
	}
	writeSource(t, folder+"/pets.go", "package pets\n")
	if got := judge(complaint{Name: "go vet", Faults: 2}); asked != 1 || len(got) != 1 || got[0].Faults != 2 {
		t.Errorf("first: %v after %d compilations", got, asked)
	}
	if got := judge(); asked != 1 || len(got) != 1 || got[0].Faults != 2 {
		t.Errorf("the same files: %v after %d compilations", got, asked)
	}
	writeSource(t, folder+"/pets.go", "package pets // other\n")
	if got := judge(complaint{Name: "go vet", Stopped: true}); asked != 2 || len(got) != 1 {
		t.Errorf("other files: %v after %d compilations", got, asked)
	}
	if got := judge(); asked != 3 || len(got) != 0 {
		t.Errorf("after a compiler that was stopped: %v after %d compilations", got, asked)
	}
}
