using System.Runtime.CompilerServices;
using OpenTelemetry;

namespace StandardObservability.SdkInternals;

/// <summary>Makes a processor of a provider that is not built yet run after all others.</summary>
/// <remarks>
/// Assumption about OpenTelemetry: <see cref="BaseProcessor{T}"/> has an internal property <c>PipelineWeight</c>, and a provider sorts its
/// processors by it when it is built. OpenTelemetry's own <c>UseOtlpExporter</c> uses it too. Without the property, processors run in the order
/// in which they were added. A processor that is added to a running provider runs later.
/// </remarks>
/// <typeparam name="T">The type of the items.</typeparam>
internal static class LastProcessor<T>
{
    public static BaseProcessor<T> RunLast(BaseProcessor<T> processor)
    {
        try
        {
            SetWeight(processor, int.MaxValue);
        }
        catch (MissingMethodException)
        {
            // Another version of OpenTelemetry.
        }

        return processor;
    }

    [UnsafeAccessor(UnsafeAccessorKind.Method, Name = "set_PipelineWeight")]
    private static extern void SetWeight(BaseProcessor<T> processor, int weight);
}
