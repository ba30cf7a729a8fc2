using ObservabilityWorker;

var builder = Host.CreateApplicationBuilder(args);
builder.AddStandardObservability();
builder.Services.AddHostedService<Jobs>();

var host = builder.Build();
host.Run();
