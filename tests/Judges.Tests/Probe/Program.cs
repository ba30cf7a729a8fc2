// A program for the tests of ServiceProcess and NodeJudge. Its argument selects its behavior.
using System.Runtime.InteropServices;
using Judges;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

switch (args)
{
    case ["environment"]:
        foreach (var name in Environment.GetEnvironmentVariables().Keys) Console.WriteLine(name);
        return 0;
    case ["crash"]:
        await Console.Error.WriteAsync("first line\nno line end");
        return 3;
    case ["judge"]:
        await JudgeAsync();
        return 0;
    case ["ignore SIGTERM"]:
        using (PosixSignalRegistration.Create(PosixSignal.SIGTERM, signal => signal.Cancel = true))
        {
            Console.WriteLine("ignoring SIGTERM");
            await Task.Delay(Timeout.Infinite);
        }

        return 0;
    default:
        await ServeAsync(args);
        return 0;
}

static async Task JudgeAsync()
{
    try
    {
        await NodeJudge.Shared.CheckJsonAsync("{}");
        Console.WriteLine("judged");
    }
    catch (JudgeUnavailableException reason)
    {
        Console.WriteLine(reason.Message);
    }
}

static async Task ServeAsync(string[] args)
{
    var builder = WebApplication.CreateSlimBuilder(args);
    builder.Logging.ClearProviders();
    await using var app = builder.Build();
    app.MapGet("/health", () => Results.Ok());
    await app.StartAsync();
    Console.WriteLine("ready");
    await app.WaitForShutdownAsync();
    Console.WriteLine("stopped");
}
