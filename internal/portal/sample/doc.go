// Package sample makes requests that call an operation with values that its
// schemas let through, code that sends those requests, and examples of answers.
package sample
