using Checkout.Api;
using Checkout.Api.Queue;
using Checkout.Orders;

var builder = WebApplication.CreateBuilder(args);
builder.AddStandardObservability();

// The default address. ASPNETCORE_URLS and --urls override it.
builder.Configuration["Urls"] ??= "http://127.0.0.1:5080";

builder.Services.ConfigureHttpJsonOptions(static options => options.SerializerOptions.TypeInfoResolverChain.Insert(0, CheckoutJson.Default));
builder.Services.AddProblemDetails();
builder.Services.AddValidation();
builder.Services.AddHttpClient<InventoryClient>();
builder.Services.AddSingleton<OrderStore>();
builder.Services.AddSingleton<CheckoutMetrics>();
builder.Services.AddSingleton(TimeProvider.System);
builder.Services.AddSingleton<InProcessOrderQueue>();
builder.Services.AddSingleton<IOrderSender>(static services => services.GetRequiredService<InProcessOrderQueue>());
builder.Services.AddSingleton<PendingOrders>();
builder.Services.AddHealthChecks().AddCheck<OrdersHealthCheck>("orders");

var app = builder.Build();
app.UseExceptionHandler();
app.UseStatusCodePages();
app.MapOrders();
app.MapOrderQueue();
app.MapHealthChecks("/health");

await app.Services.GetRequiredService<OrderStore>().CreateAsync();
await app.Services.GetRequiredService<PendingOrders>().SendAgainAsync();
await app.RunAsync();
