// A service for tests of the end of a process. The first argument selects how it ends; "bare" as the second leaves out the library.
using EndingService;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

var scenario = args[0];
using var connections = new Connections();
var builder = Service.Create(isBare: args.Contains("bare"), scenario, Environment.GetEnvironmentVariable("APPLICATION") ?? "ending");
switch (scenario)
{
    case "before the build":
        throw new CrashException("thrown before the build");
    case "observability" when Environment.GetEnvironmentVariable("FAIL_THE_BUILD") is { } message:
        throw new CrashException(message);
    case "build":
        builder.Services.AddSingleton<Orphan>();
        break;
    case "start" or "start alone" or "caught":
        builder.Services.AddHostedService<FailsToStart>();
        break;
    case "background":
        builder.Services.AddHostedService<FailsInTheBackground>();
        break;
    case "thread with enrichment":
        builder.Logging.EnableEnrichment();
        break;
    case "scope that logs":
        builder.Services.AddHostedService<ScopeThatLogs>();
        break;
    case "stop":
        builder.Services.AddHostedService<FailsToStop>();
        break;
    case "flood" or "endless flood":
        builder.Services.AddSingleton(new FloodPlan(Lines: scenario == "flood" ? 10_000 : int.MaxValue, CrashAt: int.MaxValue)).AddHostedService<Flood>();
        break;
    case "flood and crash":
        builder.Services.AddSingleton(new FloodPlan(Lines: int.MaxValue, CrashAt: 5_000)).AddHostedService<Flood>();
        break;
    case "work":
        builder.Services.AddHostedService<Work>();
        break;
}

if (scenario.StartsWith("logs after", StringComparison.Ordinal))
{
    builder.Services.AddHostedService<FailsToStart>();
}

var host = builder.Build();
switch (scenario)
{
    case "job":
        await Job.RunAsync(host, connections);
        return 0;
    case "not started":
        Job.Work(host.Services);
        return 0;
    case "not stopped":
        await host.StartAsync();
        Job.Work(host.Services);
        return 0;
    case "exits":
        await host.StartAsync();
        Job.Work(host.Services);
        Environment.Exit(0);
        break;
    case "stopped":
        await host.StartAsync();
        Job.Work(host.Services);
        await host.StopAsync();
        return 0;
    case "disposed of":
        await host.StartAsync();
        Job.Work(host.Services);
        host.Dispose();
        return 0;
    case "start alone":
        await host.StartAsync();
        break;
    case "built":
        throw new CrashException("thrown before the start");
    case "after":
        await host.StartAsync();
        await host.StopAsync();
        host.Dispose();
        throw new CrashException("thrown after the host");
    case "logs after a failed start" or "logs after a failed start and throws":
        return await Late.RunAsync(host, rethrow: scenario.EndsWith("throws", StringComparison.Ordinal));
    case "logs at the exit":
        Late.LogAtExit(host);
        return 0;
    case "thread" or "thread with enrichment":
        await host.StartAsync();
        Crash.OnAThread(host.Services);
        break;
    case "two threads":
        await host.StartAsync();
        Crash.OnTwoThreads();
        break;
    case "two hosts":
        await host.StartAsync();
        await Service.Create(isBare: false, scenario, name: "second").Build().StartAsync();
        Crash.OnAThread(host.Services);
        break;
    case "caught":
        try
        {
            await host.RunAsync();
        }
        catch (CrashException)
        {
            return 3;
        }

        break;
}

await host.RunAsync();
return 0;
