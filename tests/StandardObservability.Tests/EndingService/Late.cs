using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace EndingService;

/// <summary>Logs after the host was disposed of, as most programs do that catch the exception of their host.</summary>
internal static partial class Late
{
    public static async Task<int> RunAsync(IHost host, bool rethrow)
    {
        var logger = host.Services.GetRequiredService<ILoggerFactory>().CreateLogger("Late");
        try
        {
            await host.RunAsync();
            return 0;
        }
        catch (CrashException e)
        {
            Log(logger);
            return rethrow ? throw new CrashException("thrown again", e) : 3;
        }
    }

    /// <summary>Logs in a handler that runs after the library's own, while the host still exists.</summary>
    public static void LogAtExit(IHost host)
    {
        var logger = host.Services.GetRequiredService<ILoggerFactory>().CreateLogger("Late");
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Log(logger);
    }

    private static void Log(ILogger logger)
    {
        First(logger);
        Second(logger, "sunshine");
        Third(logger);
    }

    [LoggerMessage(1, LogLevel.Critical, "First")]
    private static partial void First(ILogger logger);

    [LoggerMessage(2, LogLevel.Information, "Second with {Password}")]
    private static partial void Second(ILogger logger, string password);

    [LoggerMessage(3, LogLevel.Information, "Third")]
    private static partial void Third(ILogger logger);
}
