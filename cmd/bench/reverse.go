package main

import (
	"bufio"
	"encoding/json"
	"slices"

	"github.com/apisteward/steward/internal/contract"
)

// writeReversed writes JSON indented by one tab a level, the last member of each object first. Arrays keep their order.
func writeReversed(w *bufio.Writer, n *contract.Node, newline string) error {
	switch n.Kind {
	case contract.Object, contract.Array:
		return writeContainer(w, n, newline)
	case contract.String:
		return writeText(w, n.Text())
	}
	_, err := w.WriteString(n.Literal())
	return err
}

func writeContainer(w *bufio.Writer, n *contract.Node, newline string) error {
	children, brackets := n.Children(), "[]"
	if n.Kind == contract.Object {
		children, brackets = slices.Clone(children), "{}"
		slices.Reverse(children)
	}
	w.WriteByte(brackets[0])
	for i, c := range children {
		if i > 0 {
			w.WriteByte(',')
		}
		w.WriteString(newline + "\t")
		if n.Kind == contract.Object {
			if err := writeText(w, c.Key); err != nil {
				return err
			}
			w.WriteString(" : ")
		}
		if err := writeReversed(w, c.Value, newline+"\t"); err != nil {
			return err
		}
	}
	w.WriteString(newline)
	return w.WriteByte(brackets[1])
}

func writeText(w *bufio.Writer, s string) error {
	text, err := json.Marshal(s)
	if err != nil {
		return err
	}
	_, err = w.Write(text)
	return err
}
