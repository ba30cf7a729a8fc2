using StartUp;
using StartUp.Pipelines;

// --once: one invocation and a flush, as in a Lambda function. Otherwise a worker, which handles its first message after the start.
var isLambda = args.Contains("--once");
var builder = Host.CreateApplicationBuilder(args);
Pipeline.AddTo(builder);
builder.Services.AddSingleton(static services => new Orders(services.GetRequiredService<ILogger<Orders>>()));
if (!isLambda)
{
    builder.Services.AddHostedService(static services => new Worker(
        services.GetRequiredService<Orders>(), services.GetRequiredService<IHostApplicationLifetime>()));
}

using var host = builder.Build();
Figures.Watch();
await host.StartAsync();
if (isLambda)
{
    host.Services.GetRequiredService<Orders>().Price(1);
    await Pipeline.FlushAsync(host.Services);
    Answer.Write();
}

await host.WaitForShutdownAsync();
