// Package sample makes values that schemas let through, requests that call an
// operation with them, code that sends those requests, and examples of answers.
package sample
