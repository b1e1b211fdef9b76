package verifytest

import "fmt"

func partReadTrials() []trial {
	return []trial{
		{"part-price-text", func(v *visitor) any { return kind(v.get("/parts/1001").at("price")) }, "number", "string"},
		{"part-null-weight", func(v *visitor) any { return v.get("/parts/false").at("weight_g") }, "<nil>", "none"},
		{"part-saddle", func(v *visitor) any { return v.get("/parts/true").at("category") }, "saddle", "Saddle"},
		{"part-dimensions-open", func(v *visitor) any { return v.get("/parts/1001").at("dimensions", "depth_mm") }, "none", "1"},
		{"part-cost", func(v *visitor) any { return v.get("/parts/1001").at("cost") }, "none", "1.5"},
		{"part-no-etag", func(v *visitor) any { return v.get("/parts/1001").header.Get("ETag") }, `"1-1"`, ""},
		{"part-never-304", func(v *visitor) any {
			tag := v.get("/parts/1001").header.Get("ETag")
			return v.get("/parts/1001", "If-None-Match: W/\"x\", "+tag).status
		}, "304", "200"},
		{"part-head-404", func(v *visitor) any { return v.send("HEAD", "/parts/1001", "").status }, "200", "404"},
		{"part-head-etag", func(v *visitor) any { return v.send("HEAD", "/parts/1001", "").header.Get("ETag") }, `"1-1"`, `"head"`},
	}
}

func partDeleteTrials() []trial {
	return []trial{
		{"part-delete-200", func(v *visitor) any { return v.send("DELETE", "/parts/1001", "").status }, "204", "200"},
		{"part-delete-kept", func(v *visitor) any {
			v.send("DELETE", "/parts/gr%C3%B6%C3%9Fe%2F1", "")
			return v.get("/parts/gr%C3%B6%C3%9Fe%2F1").status
		}, "404", "200"},
		{"part-delete-open", func(v *visitor) any {
			wrong := v.send("DELETE", "/parts/1001", "", "Authorization: Bearer x", "-X-API-Key").status
			return fmt.Sprint(wrong, v.send("DELETE", "/parts/1001", "", "-Authorization", "-X-API-Key").status)
		}, "401 401", "401 204"},
	}
}
