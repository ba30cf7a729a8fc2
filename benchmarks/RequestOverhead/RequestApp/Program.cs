using RequestApp;

var builder = WebApplication.CreateBuilder(args);
var pipeline = builder.Configuration["pipeline"];
switch (pipeline)
{
    case "bare": builder.Logging.ClearProviders(); break;
    case "otel": HandWiredOpenTelemetry.AddTo(builder); break;
    case "serilog": SerilogWithOpenTelemetry.AddTo(builder); break;
    case "ours": builder.AddStandardObservability(); break;
    default: throw new ArgumentException($"--pipeline is \"{pipeline}\". It is bare, otel, serilog or ours.");
}

await using var app = builder.Build();
if (pipeline == "serilog")
{
    SerilogWithOpenTelemetry.Use(app);
}

using var orders = new Orders(app.Logger);
app.MapGet("/orders/{id:int}", orders.AnswerAsync);
await app.StartAsync();
new SideChannel(app).Open();
await app.WaitForShutdownAsync();
