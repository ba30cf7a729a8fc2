// A web service for the fault suite. OTEL_SDK_DISABLED=true gives the same service without telemetry.
using System.Text.Json;
using FaultService;
using StandardObservability.Diagnosis.Status;

var builder = WebApplication.CreateBuilder(args);
builder.AddStandardObservability();
builder.Services.AddHealthChecks().AddObservability();
if (builder.Configuration["OTEL_SDK_DISABLED"] == "true")
{
    builder.Logging.ClearProviders();
}

var app = builder.Build();
var work = new Work(app.Logger);
app.MapHealthChecks("/health", new() { ResponseWriter = HealthText.WriteAsync });
app.MapGet("/work", work.Do);
app.MapPost("/lines", work.LogLines);
app.MapPost("/values", Work.CountValues);
app.MapPost("/block", Work.BlockThreadPool);

var status = app.Services.GetRequiredService<ObservabilityStatus>();
await app.RunAsync();

// The counts are final when the host is disposed.
if (builder.Configuration["ACCOUNT_FILE"] is { } file)
{
    await File.WriteAllTextAsync(file, JsonSerializer.Serialize(status.GetOutputs()));
}
