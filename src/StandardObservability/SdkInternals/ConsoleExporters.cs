using System.Diagnostics;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using StandardObservability.Settings.Features;

namespace StandardObservability.SdkInternals;

/// <summary>Creates the exporters of <see cref="ConsoleExporterPackage"/> by their names, because this library does not reference the package.</summary>
/// <remarks>The names are constants, so that the trimmer and the native compiler keep the constructors.</remarks>
internal static class ConsoleExporters
{
    public static BaseExporter<Activity> Traces()
        => (BaseExporter<Activity>)Activator.CreateInstance(Type.GetType(ConsoleExporterPackage.TraceExporter, throwOnError: true)!, CreateOptions())!;

    public static BaseExporter<Metric> Metrics()
        => (BaseExporter<Metric>)Activator.CreateInstance(Type.GetType(ConsoleExporterPackage.MetricExporter, throwOnError: true)!, CreateOptions())!;

    private static object CreateOptions() => Activator.CreateInstance(Type.GetType(ConsoleExporterPackage.Options, throwOnError: true)!)!;
}
