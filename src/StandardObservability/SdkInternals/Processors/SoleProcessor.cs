using System.Diagnostics;
using System.Runtime.CompilerServices;
using OpenTelemetry;
using OpenTelemetry.Trace;

namespace StandardObservability.SdkInternals.Processors;

/// <summary>Whether a provider of spans has one processor only, so that nothing else reads its spans.</summary>
/// <remarks>
/// Assumption about OpenTelemetry: <c>TracerProviderSdk</c> has an internal property <c>Processor</c>, which is the processor itself when there is
/// one, and <c>TracerProviderBuilderSdk</c> has an internal property <c>Processors</c>. In another version there seem to be others. A processor can
/// be added to the running provider, so this is checked for each span.
/// </remarks>
internal static class SoleProcessor
{
    private const string ProviderType = "OpenTelemetry.Trace.TracerProviderSdk, OpenTelemetry";
    private const string BuilderType = "OpenTelemetry.Trace.TracerProviderBuilderSdk, OpenTelemetry";

    /// <summary>Whether a running provider has this processor only.</summary>
    public static bool Is(BaseProcessor<Activity> processor, BaseProvider? provider)
    {
        try
        {
            return provider is TracerProvider && ReferenceEquals(GetProcessor(provider), processor);
        }
        catch (Exception e) when (IsOtherVersion(e))
        {
            return false;
        }
    }

    /// <summary>Whether the configurations of a provider that ran until now have added this processor only.</summary>
    public static bool IsIn(TracerProviderBuilder builder, BaseProcessor<Activity> processor)
    {
        try
        {
            return GetProcessors(builder) is [var only] && ReferenceEquals(only, processor);
        }
        catch (Exception e) when (IsOtherVersion(e))
        {
            return false;
        }
    }

    /// <summary>Whether an exception means that OpenTelemetry has no such member.</summary>
    public static bool IsOtherVersion(Exception e) => e is MissingMemberException or TypeLoadException or InvalidCastException;

    [UnsafeAccessor(UnsafeAccessorKind.Method, Name = "get_Processor")]
    private static extern BaseProcessor<Activity>? GetProcessor([UnsafeAccessorType(ProviderType)] object provider);

    [UnsafeAccessor(UnsafeAccessorKind.Method, Name = "get_Processors")]
    private static extern List<BaseProcessor<Activity>> GetProcessors([UnsafeAccessorType(BuilderType)] object builder);
}
