using System.Runtime.CompilerServices;
using OpenTelemetry;

namespace StandardObservability.SdkInternals.Processors;

/// <summary>Gives a processor within another one its provider, and so its exporter the resource.</summary>
/// <remarks>Assumption about OpenTelemetry: <see cref="BaseProcessor{T}"/> has an internal virtual method <c>SetParentProvider</c>.</remarks>
/// <typeparam name="T">The type of the items.</typeparam>
internal static class ParentProvider<T>
{
    /// <summary>Whether this version of OpenTelemetry has the method.</summary>
    /// <param name="processor">A processor without a provider.</param>
    public static bool CanBeSet(BaseProcessor<T> processor)
    {
        try
        {
            Set(processor, null);
            return true;
        }
        catch (MissingMethodException)
        {
            return false;
        }
    }

    [UnsafeAccessor(UnsafeAccessorKind.Method, Name = "SetParentProvider")]
    public static extern void Set(BaseProcessor<T> processor, BaseProvider? provider);
}
