// Package search makes the index of one document that its pages search in the
// browser, without a service. The index is a few scripts, so that it works
// from a folder too, where pages may fetch nothing: each hands data to
// assets/search.js of package page, which ranks and shows.
package search
