// Everything comes from this host: no validator, no fonts, no telemetry.
SwaggerUIBundle({
  url: "/docs/openapi.yaml",
  dom_id: "#reference",
  deepLinking: true,
  validatorUrl: null,
  displayRequestDuration: true,
  defaultModelsExpandDepth: 0,
});
