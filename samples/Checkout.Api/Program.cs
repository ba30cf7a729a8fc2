using Checkout.Api;
using Checkout.Orders;

var builder = WebApplication.CreateBuilder(args);
builder.AddStandardObservability();

// A default only: ASPNETCORE_URLS and --urls win.
builder.Configuration["Urls"] ??= "http://127.0.0.1:5080";

builder.Services.AddProblemDetails();
builder.Services.AddValidation();
builder.Services.AddHttpClient<InventoryClient>();
builder.Services.AddSingleton<OrderStore>();
builder.Services.AddSingleton<CheckoutMetrics>();
builder.Services.AddHealthChecks().AddCheck<OrdersHealthCheck>("orders");

var app = builder.Build();
app.UseExceptionHandler();
app.UseStatusCodePages();
app.MapOrders();
app.MapHealthChecks("/health");

await app.Services.GetRequiredService<OrderStore>().CreateAsync();
await app.RunAsync();
