using System.Reflection;
using OpenTelemetry.Trace;
using StandardObservability.Settings;

namespace StandardObservability.SdkInternals.SqlClient;

/// <summary>OpenTelemetry's instrumentation of SqlClient, which an application references where it uses the driver.</summary>
/// <remarks>The names are constants, so that the trimmer and the native compiler keep the method.</remarks>
internal static class SqlClientPackage
{
    public const string Name = "OpenTelemetry.Instrumentation.SqlClient";

    private const string Extensions = "OpenTelemetry.Trace.TracerProviderBuilderExtensions, " + Name;
    private const string Method = "AddSqlClientInstrumentation";

    private static readonly string[] Drivers = ["Microsoft.Data.SqlClient.dll", "System.Data.SqlClient.dll"];

    /// <summary>Whether a driver is deployed and its instrumentation is not.</summary>
    public static bool IsMissing => Type.GetType(Extensions) is null && Drivers.Any(InstalledLibraries.Has);

    /// <summary>Starts the instrumentation.</summary>
    /// <returns><see langword="false"/> when the application does not have it.</returns>
    public static bool TryAddTo(TracerProviderBuilder traces)
    {
        var extensions = Type.GetType(Extensions);
        if (extensions is null)
        {
            return false;
        }

        var method = extensions.GetMethod(Method, [typeof(TracerProviderBuilder)]);
        method?.Invoke(null, BindingFlags.DoNotWrapExceptions, binder: null, [traces], culture: null);
        return method is not null;
    }
}
