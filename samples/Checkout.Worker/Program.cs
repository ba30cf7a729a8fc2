using Checkout.Orders;
using Checkout.Worker;

var builder = Host.CreateApplicationBuilder(args);
builder.AddStandardObservability();

builder.Services.AddOptions<FulfilmentOptions>()
    .BindConfiguration("Fulfilment")
    .Validate(options => options.Interval > TimeSpan.Zero, FulfilmentOptions.IntervalIsTooShort)
    .ValidateOnStart();
builder.Services.AddSingleton<OrderStore>();
builder.Services.AddSingleton<FulfilmentMetrics>();
builder.Services.AddSingleton<FulfilmentRound>();
builder.Services.AddHostedService<FulfilmentService>();

var host = builder.Build();
await host.Services.GetRequiredService<OrderStore>().CreateAsync();
await host.RunAsync();
