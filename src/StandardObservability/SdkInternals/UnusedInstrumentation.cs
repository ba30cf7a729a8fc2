using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using StandardObservability.Settings;

namespace StandardObservability.SdkInternals;

/// <summary>Reports options of OpenTelemetry's instrumentation that have no effect, because the application does not add the instrumentation.</summary>
/// <remarks>Until 2026-11-30 this library added it. docs/adr/0046.</remarks>
internal static class UnusedInstrumentation
{
    private const string Package = "OpenTelemetry.Instrumentation.AspNetCore";
    private const string OptionsType = $"{Package}.AspNetCoreTraceInstrumentationOptions";

    public static void Report(IServiceProvider services)
    {
        if (InstalledLibraries.MayHave($"{Package}.dll") && IsConfiguredOnly(services.GetRequiredService<RegistrationContext>().Services))
        {
            services.GetRequiredService<SettingProblems>().Add(
                "AspNetCoreTraceInstrumentationOptions are configured, but OpenTelemetry's instrumentation is not added, so their filter and callbacks "
                + "are not called. Call builder.Services.ConfigureOpenTelemetryTracerProvider(traces => traces.AddAspNetCoreInstrumentation()).");
        }
    }

    /// <remarks>Assumption about OpenTelemetry: its instrumentation registers a factory of the options.</remarks>
    private static bool IsConfiguredOnly(IServiceCollection services)
    {
        var registered = services.Select(static s => s.ServiceType)
            .Where(static t => t is { IsConstructedGenericType: true, GenericTypeArguments: [{ FullName: OptionsType }] })
            .Select(static t => t.GetGenericTypeDefinition())
            .ToList();
        return registered.Count > 0 && !registered.Contains(typeof(IOptionsFactory<>));
    }
}
