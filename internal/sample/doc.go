// Package sample makes values from schemas: values that a schema lets through,
// plain and unusual ones, and values that break exactly one of its words.
//
// A value is nil, a bool, a json.Number, a string, a []any of values or an
// Object.
package sample
