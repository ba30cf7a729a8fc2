using System.Runtime.CompilerServices;
using OpenTelemetry;
using OpenTelemetry.Logs;

namespace StandardObservability.Logging.Records;

/// <summary>Takes away a processor that has no other behind it: without any, a log call builds no record, and costs nothing.</summary>
/// <remarks>
/// Whether an exporter follows is known only when OpenTelemetry has built its provider, which keeps its processors to itself. They are
/// reached by one guarded accessor, which trimming and Native AOT understand; where it is gone, the processor stays.
/// </remarks>
internal static class LoneProcessor
{
    private const string Provider = "OpenTelemetry.Logs.LoggerProviderSdk, OpenTelemetry";

    public static bool TryRemove(BaseProcessor<LogRecord> processor)
    {
        try
        {
            if (processor.ParentProvider is not { } provider || !ReferenceEquals(Get(provider), processor))
            {
                return false;
            }

            Set(provider, null);
            return true;
        }
        catch (Exception)
        {
            // Another version of OpenTelemetry, which has no such thing.
            return false;
        }
    }

    [UnsafeAccessor(UnsafeAccessorKind.Method, Name = "get_Processor")]
    private static extern BaseProcessor<LogRecord>? Get([UnsafeAccessorType(Provider)] object provider);

    [UnsafeAccessor(UnsafeAccessorKind.Method, Name = "set_Processor")]
    private static extern void Set([UnsafeAccessorType(Provider)] object provider, BaseProcessor<LogRecord>? processor);
}
