package roundtrip

import (
	"math/rand/v2"
	"reflect"
	"testing"
)

func TestMadeCasesFitTheirOperations(t *testing.T) {
	for _, p := range programs(t, setup(t), nowhere{}) {
		cases := Made(p.Package, 1000, rand.New(rand.NewPCG(1, 2)))
		if len(cases) == 0 {
			t.Errorf("%s: no cases", p.Name)
		}
		for _, c := range cases {
			if _, err := newCall(p.Package, c, ""); err != nil {
				t.Errorf("%s: %v", c.Call, err)
			}
		}
		if again := Made(p.Package, 1000, rand.New(rand.NewPCG(1, 2))); !reflect.DeepEqual(cases, again) {
			t.Errorf("%s: the same chance makes other cases", p.Name)
		}
	}
}

func TestMadeUnionsAreTakenForWhatTheyAre(t *testing.T) {
	m := &maker{random: rand.New(rand.NewPCG(1, 2))}
	for _, p := range programs(t, setup(t), nowhere{}) {
		for _, declared := range p.Package.Types {
			if len(declared.Variants) == 0 {
				continue
			}
			for range 20 {
				m.failed = false
				if v := m.union(declared, 0); !m.failed && chosen(declared, v) == nil {
					t.Errorf("%s: %s is none of its variants", declared.Name.Text(), v.JSON())
				}
			}
		}
	}
}
