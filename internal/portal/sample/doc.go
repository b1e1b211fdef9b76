// Package sample makes values that schemas let through, and requests that call an
// operation with them.
package sample
