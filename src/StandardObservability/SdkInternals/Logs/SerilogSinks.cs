using System.Collections;
using System.Diagnostics.CodeAnalysis;
using System.Reflection;

namespace StandardObservability.SdkInternals.Logs;

/// <summary>Looks for Serilog's console sink in a logger that was built: loggers and sinks keep the sinks that they write to in fields.</summary>
/// <remarks>Fields are read and no sink is called. Where a field is missing, for example in a trimmed program, nothing is found.</remarks>
internal static class SerilogSinks
{
    private const string Namespace = "Serilog.";
    private const string SinkType = "Serilog.Core.ILogEventSink";
    private const string ConsoleType = "Serilog.Sinks.SystemConsole.ConsoleSink";
    private const string StaticLoggerType = "Serilog.Log, Serilog";
    private const string LoggerField = "_logger";
    private const string ErrorLevelField = "_standardErrorFromLevel";
    private const int MostObjects = 500;
    private const BindingFlags Fields = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    /// <summary>The logger of a logger provider of Serilog: its own, or else the static one.</summary>
    [UnconditionalSuppressMessage("Trimming", "IL2075", Justification = "A provider whose field was trimmed has no logger here.")]
    public static object? FindLogger(object provider)
        => provider.GetType().GetField(LoggerField, Fields) is { } field
            ? field.GetValue(provider) ?? Type.GetType(StaticLoggerType)?.GetProperty("Logger")?.GetValue(null)
            : null;

    /// <summary>Whether a logger or a sink of Serilog writes to standard output.</summary>
    public static bool WriteToConsole(object root)
    {
        var open = new Stack<object>([root]);
        var known = new HashSet<object>(ReferenceEqualityComparer.Instance);
        while (open.TryPop(out var found) && known.Count < MostObjects)
        {
            if (!known.Add(found))
            {
                continue;
            }

            if (found.GetType().FullName == ConsoleType && !WritesErrorsOnly(found))
            {
                return true;
            }

            foreach (var next in ReadFields(found).Where(IsOfSerilog))
            {
                open.Push(next);
            }
        }

        return false;
    }

    /// <summary>Values of fields, and the elements of lists in them.</summary>
    [UnconditionalSuppressMessage("Trimming", "IL2075", Justification = "A field that was trimmed is not read, and the sink is not found.")]
    private static IEnumerable<object> ReadFields(object instance)
    {
        for (var type = instance.GetType(); type is not null && type != typeof(object); type = type.BaseType)
        {
            foreach (var field in type.GetFields(Fields).Where(static f => !f.FieldType.IsValueType))
            {
                var value = field.GetValue(instance);
                foreach (var item in value is Array list ? list : (IEnumerable)new[] { value })
                {
                    if (item is not null)
                    {
                        yield return item;
                    }
                }
            }
        }
    }

    [UnconditionalSuppressMessage("Trimming", "IL2075", Justification = "An interface that was trimmed is not found, and neither is the sink.")]
    private static bool IsOfSerilog(object value)
        => value.GetType() is var type
            && (type.FullName?.StartsWith(Namespace, StringComparison.Ordinal) == true || type.GetInterfaces().Any(static i => i.FullName == SinkType));

    /// <summary>Serilog can write all events to standard error: from its lowest level, which is 0.</summary>
    [UnconditionalSuppressMessage("Trimming", "IL2075", Justification = "A field that was trimmed has no value.")]
    private static bool WritesErrorsOnly(object console)
        => console.GetType().GetField(ErrorLevelField, Fields)?.GetValue(console) is Enum level && Convert.ToInt32(level, null) == 0;
}
