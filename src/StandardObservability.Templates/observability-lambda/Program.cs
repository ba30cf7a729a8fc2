using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using ObservabilityLambda;
using ObservabilityLambda.Runtime;

var builder = Host.CreateApplicationBuilder(args);
builder.AddStandardObservability();
builder.Services.AddSingleton<Function>();
builder.Services.AddSingleton<Invocations>();

using var host = builder.Build();
// Spans and metrics are collected from here on.
await host.StartAsync();

var invocations = host.Services.GetRequiredService<Invocations>();
if (Environment.GetEnvironmentVariable("AWS_LAMBDA_RUNTIME_API") is { } address)
{
    using var api = new RuntimeApi(address);
    await invocations.RunAsync(api, host.Services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping);
}
else
{
    // On your machine: one invocation with the event of the argument, or that of event.json.
    var sample = args is [var text] ? text : await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "event.json"));
    try
    {
        Console.WriteLine(await invocations.InvokeAsync(new Invocation("local", null, DateTimeOffset.UtcNow.AddSeconds(30), sample)));
    }
    catch (Exception)
    {
        // The log has it.
        Environment.ExitCode = 1;
    }
}

await host.StopAsync();
