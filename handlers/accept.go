package handlers

import (
	"mime"
	"strconv"
	"strings"

	"github.com/apisteward/steward/internal/contract"
)

// negotiate returns the notation that an Accept field prefers (RFC 9110,
// 12.5.1): YAML when it is asked for more than JSON is, and JSON otherwise,
// also when neither is asked for.
func negotiate(accept string) contract.Format {
	var json, yaml preference
	for item := range strings.SplitSeq(accept, ",") {
		media, parameters, err := mime.ParseMediaType(item)
		if err != nil {
			continue
		}
		quality := qualityOf(parameters)
		switch media {
		case "application/json", "application/vnd.oai.openapi+json":
			json.prefer(quality, 2)
		case "application/yaml", "application/x-yaml", "text/yaml", "text/x-yaml", "application/vnd.oai.openapi":
			yaml.prefer(quality, 2)
		case "application/*":
			json.prefer(quality, 1)
			yaml.prefer(quality, 1)
		case "*/*":
			json.prefer(quality, 0)
			yaml.prefer(quality, 0)
		}
	}
	if yaml.quality > json.quality {
		return contract.YAML
	}
	return contract.JSON
}

// preference is the quality that the most specific range gives to a notation.
type preference struct {
	quality  float64
	specific int
}

func (p *preference) prefer(quality float64, specific int) {
	if specific > p.specific || specific == p.specific && quality > p.quality {
		p.quality, p.specific = quality, specific
	}
}

// qualityOf returns the weight of a range, 1 without a proper one.
func qualityOf(parameters map[string]string) float64 {
	q, err := strconv.ParseFloat(parameters["q"], 64)
	if err != nil || q < 0 || q > 1 {
		return 1
	}
	return q
}
