using ObservabilityWeb;

var builder = WebApplication.CreateBuilder(args);
builder.AddStandardObservability();
builder.Services.AddSingleton<Greetings>();

var app = builder.Build();
app.MapGet("/", () => "Open /hello/Ada, and then /_observability.");
app.MapGet("/hello/{name}", (string name, Greetings greetings) => greetings.Greet(name));
app.Run();
