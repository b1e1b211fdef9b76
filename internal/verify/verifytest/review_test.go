package verifytest

import "fmt"

const reviews = "/parts/1001/reviews"

func reviewTrials() []trial {
	const body = `{"rating":1,"title":"T"}`
	deleted := func(v *visitor) any {
		v.send("DELETE", reviews+"/2", "")
		return fmt.Sprint(v.get(reviews+"/2").status, v.get(reviews+"?per_page=20").length())
	}
	link := func(page int) func(*visitor) any {
		return func(v *visitor) any {
			return v.get(fmt.Sprintf(reviews+"?per_page=2&page=%d", page)).header.Get("Link")
		}
	}
	return []trial{
		{"review-not-kept", func(v *visitor) any {
			return v.follow(v.send("POST", reviews, body)).status
		}, "200", "404"},
		{"review-rating-none", posting(reviews, `{"rating":0,"title":"T"}`), "422", "201"},
		{"review-recommended", posting(reviews, `{"rating":1,"title":"T","recommended":"maybe"}`), "422", "201"},
		{"review-title", posting(reviews, `{"rating":1,"title":"01234567890123456789012345678901234567890"}`), "422", "201"},
		{"review-location", func(v *visitor) any { return v.send("POST", reviews, body).header.Get("Location") }, reviews + "/8", reviews + "/1"},
		{"review-empty", func(v *visitor) any { return len(v.get(reviews+"/1").raw) > 0 }, "true", "false"},
		{"review-unknown-500", func(v *visitor) any { return v.get(reviews + "/99").status }, "404", "500"},
		{"review-delete-late", deleted, "404 6", "200 6"},
		{"review-delete-listed", deleted, "404 6", "404 7"},
		{"reviews-third", func(v *visitor) any { return v.get(reviews).column("rating") }, "1 2 3 4 5", "1 2 6 4 5"},
		{"reviews-next-again", link(2),
			"<" + reviews + "?per_page=2&page=1>; rel=prev, <" + reviews + `?per_page=2&page=3>; rel="next"`,
			"<" + reviews + "?per_page=2&page=1>; rel=prev, <" + reviews + `?per_page=2&page=2>; rel="next"`},
		{"reviews-next-skips", link(1), "<" + reviews + `?per_page=2&page=2>; rel="next"`, "<" + reviews + `?per_page=2&page=3>; rel="next"`},
		{"reviews-per-page", func(v *visitor) any { return v.get(reviews + "?per_page=1").length() }, "1", "2"},
	}
}
