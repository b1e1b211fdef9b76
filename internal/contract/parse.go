package contract

// Parse reads one text in JSON or YAML as nodes, whatever it describes, such
// as a file of workflows. Defects are the keys that are given twice.
//
// Parse returns a *fault.Error: Malformed when the text is neither JSON nor
// YAML, with line and column where they are known; TooLarge when it is over a
// limit, counting what aliases expand to.
func Parse(data []byte, limits Limits) (root *Node, defects []Defect, err error) {
	root, b, err := parse(data, limits)
	if err != nil {
		return nil, nil, err
	}
	hashTree(&b.nodes)
	return root, b.defects(), nil
}
