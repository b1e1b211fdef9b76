// Package tryit makes the data with which assets/try.js builds a request of one
// operation, and judges the answer.
package tryit
