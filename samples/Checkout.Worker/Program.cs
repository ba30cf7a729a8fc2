using Checkout.Orders;
using Checkout.Worker;

var builder = Host.CreateApplicationBuilder(args);
builder.AddStandardObservability();
builder.AddStandardAws();

builder.Services.AddSingleton<OrderStore>();
builder.Services.AddSingleton<FulfilmentMetrics>();
builder.Services.AddOrderQueue(builder.Configuration);
builder.Services.AddSingleton<OrderFulfilment>();
builder.Services.AddHostedService<FulfilmentService>();
builder.Services.AddFulfilmentModel();

var host = builder.Build();
await host.Services.GetRequiredService<OrderStore>().CreateAsync();
await host.RunAsync();
