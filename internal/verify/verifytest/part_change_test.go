package verifytest

import "fmt"

func partChangeTrials() []trial {
	return []trial{
		{"part-put-forgets", func(v *visitor) any {
			changed := v.send("PUT", "/parts/1001", newPart(""), `If-Match: "1-1"`)
			return fmt.Sprint(changed.at("name"), " ", v.get("/parts/1001").at("name"))
		}, "New New", "New Bell 0"},
		{"part-no-precondition", func(v *visitor) any { return v.send("PUT", "/parts/1001", newPart("")).status }, "428", "200"},
		{"part-if-match-ignored", func(v *visitor) any {
			put := v.send("PUT", "/parts/1001", newPart(""), `If-Match: "old"`).status
			return fmt.Sprint(put, v.patch("/parts/1001", `{"stock":1}`, `If-Match: "old"`).status)
		}, "412 412", "412 200"},
		{"part-etag-kept", func(v *visitor) any {
			v.patch("/parts/1001", `{"stock":1}`)
			return v.get("/parts/1001", `If-None-Match: "1-1"`).status
		}, "200", "304"},
		{"part-patch-null", func(v *visitor) any {
			v.patch("/parts/1001", `{"weight_g":null}`)
			return kind(v.get("/parts/1001").at("weight_g"))
		}, "null", "number"},
		{"part-patch-stock", func(v *visitor) any { return v.patch("/parts/1001", `{"stock":-1}`).status }, "422", "200"},
		{"part-patch-editor", func(v *visitor) any { return v.patch("/parts/1001", `{"stock":1}`).at("edited_by") }, "none", "one"},
		{"part-patch-date", func(v *visitor) any { return v.patch("/parts/false", `{"released":null}`).status }, "200", "422"},
	}
}
