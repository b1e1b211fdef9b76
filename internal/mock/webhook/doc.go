// Package webhook sends the webhooks and callbacks of a document when they are
// ordered, so that receivers can be tried before the API is there. They are
// signed as Standard Webhooks has it
// (https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md).
package webhook
