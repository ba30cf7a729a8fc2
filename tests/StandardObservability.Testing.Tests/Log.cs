using Microsoft.Extensions.Logging;

namespace StandardObservability.Testing.Tests;

internal static partial class Log
{
    [LoggerMessage(1, LogLevel.Information, "Worked for {Name}")]
    public static partial void LogInformationOf(this ILogger logger, string name);

    [LoggerMessage(2, LogLevel.Information, "Customer {Customer}")]
    public static partial void LogCustomer(this ILogger logger, Customer customer);
}
