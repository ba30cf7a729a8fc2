using ObservabilityWeb;
using StandardObservability.Dashboards;

var builder = WebApplication.CreateBuilder(args);
builder.AddStandardObservability();
builder.Services.AddSingleton<Greetings>();

// The chart of a metric of the application, on the local page and on the deployed dashboard.
var sent = new Signal("greetings.sent", InstrumentKind.Counter, "{greeting}");
builder.Services.AddServiceModel(service => StandardModel.For(service).With(
    new Section("Greetings", "What the service is for.", Widget.Chart("Greetings sent", Query.Rate(sent)))));

var app = builder.Build();
app.MapGet("/", () => "Open /hello/Ada, and then /_observability.");
app.MapGet("/hello/{name}", (string name, Greetings greetings) => greetings.Greet(name));
app.Run();
