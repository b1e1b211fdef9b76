package handlers

import (
	"bytes"
	"context"

	"github.com/prometheus/common/expfmt"

	"github.com/apisteward/steward/gen"
	"github.com/apisteward/steward/internal/fault"
)

// GetHealth answers GET /healthz.
func (s *server) GetHealth(context.Context, gen.GetHealthRequestObject) (gen.GetHealthResponseObject, error) {
	return gen.GetHealth200JSONResponse{
		Body: gen.Health{Status: gen.HealthStatusOk, Version: optional(s.version)},
	}, nil
}

// GetReadiness answers GET /readyz.
func (s *server) GetReadiness(ctx context.Context, _ gen.GetReadinessRequestObject) (gen.GetReadinessResponseObject, error) {
	if err := s.ready(ctx); err != nil {
		return nil, &fault.Error{Kind: fault.Unavailable, Detail: "The server cannot do its work now.", Err: err}
	}
	return gen.GetReadiness200JSONResponse{Body: gen.Readiness{Status: gen.ReadinessStatusReady}}, nil
}

// GetMetrics answers GET /metrics.
func (s *server) GetMetrics(context.Context, gen.GetMetricsRequestObject) (gen.GetMetricsResponseObject, error) {
	families, err := s.metrics.registry.Gather()
	if err != nil {
		return nil, fault.Wrap(err, "gathering metrics")
	}
	format := expfmt.NewFormat(expfmt.TypeTextPlain)
	var text bytes.Buffer
	encoder := expfmt.NewEncoder(&text, format)
	for _, family := range families {
		if err := encoder.Encode(family); err != nil {
			return nil, fault.Wrap(err, "writing metrics")
		}
	}
	return gen.GetMetrics200AsteriskResponse{
		Body: &text, ContentType: string(format), ContentLength: int64(text.Len()),
	}, nil
}
