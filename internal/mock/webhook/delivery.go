package webhook

import (
	"encoding/json"
	"strconv"
	"time"

	"github.com/apisteward/steward/internal/sample"
)

// Delivery is what came of a message.
type Delivery struct {
	Name, Method, URL string
	ID                string    // webhook-id
	At                time.Time // webhook-timestamp
	Payload           any       // as package sample has values; nil for none
	Status            int       // that the receiver answered with; 0 when it did not
	Failure           string    // why there was no answer; "" when there was
	Took              time.Duration
	Warnings          []string // in what the message is not what the document says
}

// Delivered reports whether the receiver took it: any 2xx (Standard Webhooks,
// "Delivery").
func (d *Delivery) Delivered() bool { return d.Status >= 200 && d.Status < 300 }

// Value is the delivery for an answer in JSON.
func (d *Delivery) Value() sample.Object {
	o := sample.Object{
		{Name: "delivered", Value: d.Delivered()},
		{Name: "name", Value: d.Name}, {Name: "method", Value: d.Method}, {Name: "url", Value: d.URL},
		{Name: "webhook_id", Value: d.ID}, {Name: "webhook_timestamp", Value: json.Number(strconv.FormatInt(d.At.Unix(), 10))},
	}
	if d.Payload != nil {
		o = append(o, sample.Member{Name: "payload", Value: d.Payload})
	}
	if d.Status != 0 {
		o = append(o, sample.Member{Name: "status", Value: json.Number(strconv.Itoa(d.Status))})
	}
	if d.Failure != "" {
		o = append(o, sample.Member{Name: "failure", Value: d.Failure})
	}
	o = append(o, sample.Member{Name: "took_ms", Value: json.Number(strconv.FormatInt(d.Took.Milliseconds(), 10))})
	if len(d.Warnings) > 0 {
		warnings := make([]any, len(d.Warnings))
		for i, w := range d.Warnings {
			warnings[i] = w
		}
		o = append(o, sample.Member{Name: "warnings", Value: warnings})
	}
	return o
}
