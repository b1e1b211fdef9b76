package typescript

import (
	"testing"

	"github.com/apisteward/steward/internal/clients/plan"
)

func union(variants ...*plan.Type) *plan.Type {
	t := &plan.Type{Kind: plan.Union}
	for _, v := range variants {
		t.Variants = append(t.Variants, &plan.Variant{Use: plan.Use{Type: v}})
	}
	return t
}

func TestCircles(t *testing.T) {
	leaf := &plan.Type{Kind: plan.String}
	list := &plan.Type{Kind: plan.Array}
	open := union(leaf, list)
	list.Elem.Type = open
	if found := circles([]*plan.Type{open}); len(found) != 0 {
		t.Errorf("a list in between is no circle: %v", found)
	}

	first, second := union(leaf), union(leaf)
	first.Variants = append(first.Variants, &plan.Variant{Use: plan.Use{Type: second}})
	alias := &plan.Type{Kind: plan.Alias, Elem: plan.Use{Type: first}}
	second.Variants = append(second.Variants, &plan.Variant{Use: plan.Use{Type: alias}})
	found := circles([]*plan.Type{first, second, alias})
	if len(found) != 1 || !found[edge{alias, first}] {
		t.Errorf("%v, want the edge from the alias back to the first", found)
	}
	if again := circles([]*plan.Type{second, alias, first}); len(again) != 1 {
		t.Errorf("from another beginning: %v, want one edge", again)
	}
}

func TestHoldingDecimals(t *testing.T) {
	decimal := &plan.Type{Kind: plan.Number, Format: "decimal"}
	price := &plan.Type{Kind: plan.Object, Name: plan.Name{"price"}, Fields: []*plan.Field{{Use: plan.Use{Type: &plan.Type{Kind: plan.Array, Elem: plan.Use{Type: decimal}}}}}}
	order := &plan.Type{Kind: plan.Object, Name: plan.Name{"order"}, Fields: []*plan.Field{{Use: plan.Use{Type: price}}}}
	order.Fields = append(order.Fields, &plan.Field{Use: plan.Use{Type: order}})
	other := &plan.Type{Kind: plan.Object, Name: plan.Name{"other"}, Fields: []*plan.Field{{Use: plan.Use{Type: &plan.Type{Kind: plan.Number}}}}}
	holds := holdingDecimals([]*plan.Type{order, other, price})
	if !holds[price] || !holds[order] || holds[other] {
		t.Errorf("price %t, order %t, other %t; want true, true, false", holds[price], holds[order], holds[other])
	}
	if !holdsDecimal(&plan.Type{Kind: plan.Map, Elem: plan.Use{Type: order}}, holds) {
		t.Error("a map of orders holds decimals")
	}
}
