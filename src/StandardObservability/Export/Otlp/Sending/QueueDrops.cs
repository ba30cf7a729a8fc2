using System.Runtime.CompilerServices;
using OpenTelemetry;

namespace StandardObservability.Export.Otlp.Sending;

/// <summary>Reads how many items the queue of a batch processor has dropped.</summary>
/// <remarks>
/// Assumption about OpenTelemetry: <c>BatchExportProcessor</c> has an internal property <c>DroppedCount</c>. It is here and not in
/// SdkInternals, which is a higher layer. Without the property the drops are counted as waiting.
/// </remarks>
/// <typeparam name="T">The type of the items.</typeparam>
internal static class QueueDrops<T>
    where T : class
{
    public static long Count(BatchExportProcessor<T> processor)
    {
        try
        {
            return GetDroppedCount(processor);
        }
        catch (MissingMethodException)
        {
            // Another version of OpenTelemetry.
            return 0;
        }
    }

    [UnsafeAccessor(UnsafeAccessorKind.Method, Name = "get_DroppedCount")]
    private static extern long GetDroppedCount(BatchExportProcessor<T> processor);
}
