"""Bodies of media types that Schemathesis has no writer for."""

import schemathesis

schemathesis.serializer.alias(["application/vnd.oai.openapi"], "application/yaml")
