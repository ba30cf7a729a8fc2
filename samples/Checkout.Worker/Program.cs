using Checkout.Orders;
using Checkout.Worker;

var builder = Host.CreateApplicationBuilder(args);
builder.AddStandardObservability();

builder.Services.AddSingleton<OrderStore>();
builder.Services.AddSingleton<FulfilmentMetrics>();
builder.Services.AddSingleton(static _ => new HttpClient());
builder.Services.AddSingleton<IOrderQueue, HttpOrderQueue>();
builder.Services.AddSingleton<OrderFulfilment>();
builder.Services.AddHostedService<FulfilmentService>();

var host = builder.Build();
await host.Services.GetRequiredService<OrderStore>().CreateAsync();
await host.RunAsync();
