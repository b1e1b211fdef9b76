package compare

import "testing"

func TestAccessIndex(t *testing.T) {
	index := func(list ...access) accessIndex { return indexAccesses(list, &work{most: 100}) }
	x := index(access{"key": nil, "oauth": {"read"}}, access{"oauth": {"read", "write"}}, access{"oauth": {"read"}})
	for _, c := range []struct {
		has  access
		want bool
	}{
		{access{"oauth": {"read"}}, true},
		{access{"oauth": {"other"}}, false},
		{access{"key": nil}, false},
		{access{"key": nil, "oauth": {"read"}, "more": nil}, true},
		{access{}, false},
	} {
		if x.lets(c.has) != c.want {
			t.Errorf("%v: %v", c.has, !c.want)
		}
	}
	if got := x.first(access{"key": nil, "oauth": nil}, func(access) bool { return true }); len(got) != 2 {
		t.Errorf("the first is not %v", got)
	}
	if !index(access{"key": nil}, access{}).lets(access{}) {
		t.Error("not open to everybody")
	}
	if tired := indexAccesses([]access{{"key": nil}}, &work{}); tired.lets(access{"key": nil}) || !tired.work.cut {
		t.Error("looked at, with no step left")
	}
}
