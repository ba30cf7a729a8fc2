using Acme.Orders;

var builder = WebApplication.CreateBuilder(args);
builder.AddAcmeDefaults();
builder.Services.AddSingleton<OrderMetrics>();

var app = builder.Build();
app.MapPost("/orders/{channel}", static (string channel, OrderMetrics metrics) =>
{
    metrics.Place(channel);
    return Results.Accepted();
});
app.Run();
