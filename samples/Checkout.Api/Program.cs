using Checkout.Api;
using Checkout.Api.Queue;
using Checkout.Orders;
using Faults;

var builder = WebApplication.CreateBuilder(args);
builder.AddStandardObservability();

// The default address. ASPNETCORE_URLS and --urls override it.
builder.Configuration["Urls"] ??= "http://127.0.0.1:5080";

builder.Services.ConfigureHttpJsonOptions(static options => options.SerializerOptions.TypeInfoResolverChain.Insert(0, CheckoutJson.Default));
builder.Services.AddProblemDetails();
builder.Services.AddValidation();
builder.Services.AddHttpClient<InventoryClient>().AddHttpMessageHandler<SlowDependencyHandler>();
builder.Services.AddSingleton<OrderStore>();
builder.Services.AddSingleton<CheckoutMetrics>();
builder.Services.AddSingleton(TimeProvider.System);
builder.Services.AddSingleton<InProcessOrderQueue>();
builder.Services.AddSingleton<IOrderSender>(static services => services.GetRequiredService<InProcessOrderQueue>());
builder.Services.AddSingleton<PendingOrders>();
builder.Services.AddFaults(builder.Configuration);
builder.Services.AddHealthChecks().AddCheck<OrdersHealthCheck>("orders");
builder.Services.AddCheckoutModel();

var app = builder.Build();
app.UseExceptionHandler();
app.UseStatusCodePages();
app.UseFaults();
app.MapOrders();
app.MapOrderQueue();
app.MapHealthChecks("/health").WithoutFaults();

// Measures the queue before the first order.
app.Services.GetRequiredService<CheckoutMetrics>();

await app.Services.GetRequiredService<OrderStore>().CreateAsync();
await app.Services.GetRequiredService<PendingOrders>().SendAgainAsync();
await app.RunAsync();
