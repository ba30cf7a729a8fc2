using System.Runtime.CompilerServices;
using OpenTelemetry.Metrics;

namespace StandardObservability.SdkInternals;

/// <summary>Recognizes metrics whose meter was disposed.</summary>
/// <remarks>
/// Assumption about OpenTelemetry: <see cref="Metric"/> has an internal property <c>Active</c>, which is false from the disposal of the
/// meter on. The metric is exported once more if it has data, and never again. The accessor works with trimming and Native AOT. Without
/// the property every metric counts as active, so its series keep their places until they are unused.
/// </remarks>
internal static class DisposedInstrument
{
    private static bool s_isUnknown;

    public static bool Is(Metric metric)
    {
        if (s_isUnknown)
        {
            return false;
        }

        try
        {
            return !IsActive(metric);
        }
        catch (MissingMethodException)
        {
            s_isUnknown = true;
            return false;
        }
    }

    [UnsafeAccessor(UnsafeAccessorKind.Method, Name = "get_Active")]
    private static extern bool IsActive(Metric metric);
}
