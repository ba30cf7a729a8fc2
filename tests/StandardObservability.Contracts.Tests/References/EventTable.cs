using System.Globalization;
using System.Reflection;
using System.Text;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using StandardObservability.Serilog;

namespace StandardObservability.Contracts.Tests.References;

/// <summary>The table of log events, from the methods that write them.</summary>
internal static class EventTable
{
    private const BindingFlags AllStatic = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static;

    public static IReadOnlyList<LoggerMessageAttribute> Messages { get; } =
    [
        .. ((Type[])
            [
                typeof(StandardObservabilityOptions), typeof(StandardObservabilityWebApplicationBuilderExtensions), typeof(StandardJsonFormatter),
                typeof(StandardAwsHostApplicationBuilderExtensions), typeof(StandardObservability.Dashboards.ServiceModel),
            ])
            .SelectMany(static t => t.Assembly.GetTypes())
            .SelectMany(static t => t.GetMethods(AllStatic))
            .Select(static m => m.GetCustomAttribute<LoggerMessageAttribute>())
            .OfType<LoggerMessageAttribute>()
            .OrderBy(static m => m.EventId).ThenBy(static m => m.Message, StringComparer.Ordinal),
    ];

    public static string Create()
    {
        var table = new StringBuilder("| id | level | message |\n|---|---|---|\n");
        foreach (var message in Messages)
        {
            var id = message.EventId.ToString(CultureInfo.InvariantCulture);
            table.Append(CultureInfo.InvariantCulture, $"| [{id}](#{id}) | {message.Level} | {message.Message.Replace("|", "\\|", StringComparison.Ordinal)} |\n");
        }

        return table.ToString();
    }
}
