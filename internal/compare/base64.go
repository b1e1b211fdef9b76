package compare

// inBase64Like returns the view with its format "byte" written as
// contentEncoding, where that is how the other one writes it: OpenAPI 3.1 took
// the second for the first (3.1.1, "Migrating Binary Descriptions from OAS
// 3.0").
func (v *view) inBase64Like(other *view) *view {
	if v.format != "byte" || v.encoding[0] != "" || other.format == "byte" || other.encoding[0] != "base64" {
		return v
	}
	written := *v
	written.format, written.fmtAt = "", nil
	written.encoding[0], written.encodingAt = "base64", v.fmtAt
	return &written
}
